/** The command "recipients": who of an audience is told by mail and chat. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.recipients;
