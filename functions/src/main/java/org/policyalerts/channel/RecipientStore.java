package org.policyalerts.channel;

import java.util.List;

/** Who is reached by mail and chat. */
public interface RecipientStore {

    /** As many as one audience may have. */
    int MOST = 50;

    /** Those of an audience, by id. */
    List<ChannelRecipient> of(String audience);

    /** Whether an audience has one that mail has not come back from. */
    default boolean isAnyReached(String audience) {
        return of(audience).stream().anyMatch(recipient -> recipient.trouble().isEmpty());
    }

    /** Those of all audiences. */
    List<ChannelRecipient> all();

    /** Stores one, in place of an earlier one with the same id. */
    void put(ChannelRecipient recipient);

    /** Removes one; false if there is none. */
    boolean remove(String audience, String id);

    /** Marks one, unless somebody has written or removed it since it was read. */
    void mark(ChannelRecipient recipient, ChannelRecipient.Trouble trouble);
}
