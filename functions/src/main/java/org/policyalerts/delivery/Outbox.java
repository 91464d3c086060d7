package org.policyalerts.delivery;

import java.time.Instant;
import java.util.List;

/** The notifications that have been decided. Each stays here for good and is pending, sent or dead. */
public interface Outbox {

    /** The pending messages about one incident (or of one digest), in the order they have to go out. */
    List<OutboundMessage> pending(String partition);

    /** Whether a message is still pending and nobody has tried it since it was read. */
    boolean isAsRead(OutboundMessage message);

    /**
     * Records that the topic took the message. Repeating it is harmless; a message already sent stays as first
     * recorded.
     */
    void sent(OutboundMessage message, String messageId, Instant at);

    /** Records a failed attempt; the message stays pending and is due again at {@code again}. */
    void failed(OutboundMessage message, String error, Instant at, Instant again);

    /**
     * Sees to it that a message which waits for an earlier one is due by itself, at {@code again} unless it is already:
     * of messages that were written at once only the last is due, and that one may be sent before it.
     */
    void waits(OutboundMessage message, Instant again);

    /** Parks the message: it is not tried again until somebody redrives it. */
    void dead(OutboundMessage message, String error, Instant at);

    /** At most that many parked messages of all partitions, those parked first coming first. */
    List<DeadMessage> dead(int most);

    /**
     * Makes a parked message pending again, with a fresh count of attempts and due at once; what failed before stays
     * recorded.
     *
     * @return false if it is no longer as it was read
     */
    boolean revive(DeadMessage dead, Instant at);

    /**
     * A message that was given up.
     *
     * @param reason of the last failure
     */
    record DeadMessage(OutboundMessage message, Instant diedAt, String reason) {}
}
