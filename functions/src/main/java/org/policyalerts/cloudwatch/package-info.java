/** The audit's log group, and what the log says of a call of AWS that failed. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.cloudwatch;
