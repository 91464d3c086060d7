/** The tests that a policy carries in its own file, and their run. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.testing;
