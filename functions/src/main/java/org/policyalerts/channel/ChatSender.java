package org.policyalerts.channel;

/** Posts to chats. */
public interface ChatSender {

    /**
     * Tries once; whatever goes wrong is an answer.
     *
     * @param body what the chat's program takes, as JSON
     */
    Sending post(Address.Chat chat, String body);
}
