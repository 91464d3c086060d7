/** Small, strict stand-ins for the mail service, the parameter store and chats. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.local.channel;
