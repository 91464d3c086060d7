/** The index over a book and the decision it comes to on one incident. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.engine;
