/** The conditions a policy can be made of, and how each is decided and explained. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.condition;
