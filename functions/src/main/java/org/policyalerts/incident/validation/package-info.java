/** From a tree of JSON values to a valid report, or to every problem it has. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.incident.validation;
