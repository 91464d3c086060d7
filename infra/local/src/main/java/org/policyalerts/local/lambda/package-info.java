/** Stands in for Lambda and its event source mappings: invocations, stream, retries, parked records. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.lambda;
