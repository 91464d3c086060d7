/** How fast a function starts under Lambda's own runtime interface client. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.benchmarks.start;
