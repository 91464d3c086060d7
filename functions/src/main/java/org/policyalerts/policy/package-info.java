/** What the rest of the house sees of policies: policy, book, facts, decision, and how they are worded. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy;
