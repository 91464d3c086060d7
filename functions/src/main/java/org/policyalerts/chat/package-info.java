/** Chats: where their web hooks are, and how one is called. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.chat;
