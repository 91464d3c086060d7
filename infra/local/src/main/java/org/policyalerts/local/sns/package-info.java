/** A small, strict stand-in for Amazon SNS that the real client can talk to. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.sns;
