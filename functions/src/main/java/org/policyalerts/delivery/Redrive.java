package org.policyalerts.delivery;

import java.time.Clock;
import java.util.List;
import org.policyalerts.delivery.Outbox.DeadMessage;

/** Gives parked messages another chance, once somebody has removed what kept them from being sent. */
public final class Redrive {

    /** The most messages that one redrive looks at; after an outage people repeat it until none are left. */
    public static final int MOST_MESSAGES = 1_000;

    private final Outbox outbox;
    private final Clock clock;

    public Redrive(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The parked messages, those parked first coming first. */
    public List<DeadMessage> parked() {
        return outbox.dead(MOST_MESSAGES);
    }

    /**
     * Makes one pending again. The next delivery of its incident or the next run of the schedule sends it, in its old
     * place among what is still pending.
     */
    public Outcome redrive(DeadMessage dead) {
        return outbox.revive(dead, clock.instant()) ? Outcome.REDRIVEN : Outcome.CHANGED_MEANWHILE;
    }

    /** What became of a parked message. */
    public enum Outcome {
        /** It is pending again. */
        REDRIVEN,
        /** Somebody else has redriven it since it was read. */
        CHANGED_MEANWHILE
    }
}
