package org.policyalerts.channel;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.policyalerts.text.Worded;

/**
 * Who gets an audience's messages by mail or in a chat.
 *
 * @param audience the name of the one whose messages it gets, of one operator {@code operator@ORGANISATION}
 * @param id its name among those of the audience
 * @param maxTlp the strictest label of which it gets more than that something waits
 * @param exercises whether it gets those too
 * @param changedBy who last wrote it, and when
 * @param trouble why nothing is sent to it any more; whoever writes it anew lifts that
 */
public record ChannelRecipient(
        String audience,
        String id,
        Address address,
        String maxTlp,
        boolean exercises,
        String changedBy,
        Instant changedAt,
        Optional<Trouble> trouble) {

    /**
     * Mail that came back.
     *
     * @param kind what the mail service said
     */
    public record Trouble(Kind kind, Instant since) {

        /** What can become of mail once it is taken. */
        public enum Kind implements Worded {
            BOUNCED,
            COMPLAINED;

            /** The one of that name. */
            public static Kind of(String text) {
                return valueOf(text.toUpperCase(Locale.ROOT));
            }
        }
    }

    /** The same, marked. */
    public ChannelRecipient with(Trouble found) {
        return new ChannelRecipient(audience, id, address, maxTlp, exercises, changedBy, changedAt, Optional.of(found));
    }
}
