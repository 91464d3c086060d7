/** The proof of the promise: faults at every call, and random interleavings. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.faults;
