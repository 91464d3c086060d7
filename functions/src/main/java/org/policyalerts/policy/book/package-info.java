/** A checked book of policies and the form in which it is stored. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.policy.book;
