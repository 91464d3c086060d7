/** The index over a book, and the decision that it makes on one incident. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.engine;
