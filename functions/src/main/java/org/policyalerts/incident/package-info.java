/** Incidents as they were reported, their versions, and the store that keeps them. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident;
