/** From nodes to checked policies, or to every problem with its place and a hint. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.checker;
