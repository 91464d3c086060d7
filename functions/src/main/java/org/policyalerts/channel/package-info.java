/** Mail and chat: who is reached there, what goes out, and that it goes out once. */
@org.jspecify.annotations.NullMarked
package org.policyalerts.channel;
