/** Brings notifications to their audiences, at least once, in order. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.delivery;
