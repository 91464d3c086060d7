/** What was reported: the incident, its validation and its versions. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident;
