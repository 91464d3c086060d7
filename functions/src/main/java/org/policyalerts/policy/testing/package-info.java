/** Runs the cases that a policy carries as tests in its own file. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.testing;
