/** The routes to decisions, alerts and silences. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.alerts;
