/** What the rest of the system sees of policies: the book, the facts it is asked about, and its decision. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy;
