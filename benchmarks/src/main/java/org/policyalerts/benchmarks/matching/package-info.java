/** What matching costs: our engine side by side with others, over the same generated books and reports. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.benchmarks.matching;
