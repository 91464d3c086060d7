/** The engines that are compared, each with a generated book translated into its own language. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.benchmarks.engine;
