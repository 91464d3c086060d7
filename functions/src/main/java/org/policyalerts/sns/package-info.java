/** The topic: how a notification becomes an SNS message. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.sns;
