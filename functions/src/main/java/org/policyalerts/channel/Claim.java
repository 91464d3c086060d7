package org.policyalerts.channel;

import java.time.Duration;
import java.time.Instant;

/**
 * What is known of one message on its way to one address.
 *
 * @param at when it was recorded
 * @param attempts how often it was not taken
 * @param notBefore when a waiting one is tried again
 * @param isDoubtful whether it may have arrived although nobody could record that
 * @param carrier the queue's message that brought it
 * @param note the id under which it was taken, or why it was not
 * @param revision grows with each record
 */
public record Claim(
        State state,
        Instant at,
        int attempts,
        Instant notBefore,
        boolean isDoubtful,
        String carrier,
        String note,
        long revision) {

    /** Longer than an attempt may take: after this, who was sending is dead. */
    static final Duration LEASE = Duration.ofMinutes(2);

    /** Where it stands. */
    public enum State {
        /** Somebody is sending it, or died in doing so. */
        SENDING,
        WAITING,
        SENT,
        /** Given up until the recipient is written anew or the message is brought again. */
        PARKED
    }

    boolean isBeingSent(Instant now) {
        return state == State.SENDING && now.isBefore(at.plus(LEASE));
    }

    /** A pause longer than the longest one was set by a clock that was wrong; it does not count. */
    boolean isPausing(Instant now, Duration longest) {
        return state == State.WAITING && now.isBefore(notBefore) && !notBefore.isAfter(now.plus(longest));
    }

    /**
     * Whether it stays given up: nobody has changed its recipient, and no other message of the queue has brought it.
     */
    boolean isParkedFor(ChannelRecipient recipient, String bringing) {
        return state == State.PARKED && !recipient.changedAt().isAfter(at) && carrier.equals(bringing);
    }

    /** Whoever sends it next has to say that it may have come already. */
    boolean mayHaveArrived() {
        return isDoubtful || state == State.SENDING;
    }
}
