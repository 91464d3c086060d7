/** What was reported: the incident, its versions and its summary, and the port to their store. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident;
