/** The generated books and reports that all engines are given. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.benchmarks;
