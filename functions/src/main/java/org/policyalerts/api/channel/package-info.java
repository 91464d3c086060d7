/** The routes by which staff say who is told by mail and chat. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.api.channel;
