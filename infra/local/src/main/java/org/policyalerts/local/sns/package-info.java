/** A small, strict stand-in for Amazon SNS. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.sns;
