/** Alerts, silences and notifications, what is remembered of each incident, and the ports to their stores. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.alert;
