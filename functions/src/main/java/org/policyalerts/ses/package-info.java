/** Mail: how a letter becomes an SES message. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.ses;
