package org.policyalerts.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.policyalerts.delivery.AlertPublisher.Published;

/** Brings what lies in the outbox to the topic: at least once, in order for each audience, and never for ever. */
public final class NotificationDelivery {

    /** After this many failures a message is parked where an alarm sees it. */
    static final int MOST_ATTEMPTS = 10;

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** Between two attempts. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Outbox outbox;
    private final AlertPublisher publisher;
    private final Clock clock;
    private final RandomGenerator random;

    public NotificationDelivery(Outbox outbox, AlertPublisher publisher, Clock clock, RandomGenerator random) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends what is pending in one partition of the outbox.
     *
     * <p>Once a message to an audience fails for now, the later ones to the same audience wait behind it, so that a
     * correction never overtakes what it corrects. A message that is refused for good is parked and holds nobody up.
     */
    public Delivered deliver(String partition) {
        int sent = 0;
        int waiting = 0;
        int dead = 0;
        Set<String> blocked = new HashSet<>();
        for (OutboundMessage message : outbox.pending(partition)) {
            boolean mustWait = blocked.contains(message.audience()) || isPausing(message);
            Outcome outcome = mustWait ? Outcome.WAITING : attempt(message);
            sent += outcome == Outcome.SENT ? 1 : 0;
            dead += outcome == Outcome.DEAD ? 1 : 0;
            if (outcome == Outcome.WAITING) {
                blocked.add(message.audience());
                waiting++;
            }
        }
        return new Delivered(sent, waiting, dead);
    }

    /**
     * A pause that ends later than any can was set by a clock that has since been put right; it holds nobody up for
     * years.
     */
    private boolean isPausing(OutboundMessage message) {
        Instant now = clock.instant();
        return now.isBefore(message.notBefore()) && !message.notBefore().isAfter(now.plus(LONGEST_PAUSE));
    }

    private Outcome attempt(OutboundMessage message) {
        Published published = publisher.publish(message);
        Instant now = clock.instant();
        if (published instanceof Published.Accepted accepted) {
            // The topic has it: dying before this line is written means a repeat with the same notification id.
            outbox.sent(message, accepted.messageId(), now);
            return Outcome.SENT;
        }
        if (published instanceof Published.TryAgain again && message.attempts() + 1 < MOST_ATTEMPTS) {
            outbox.failed(message, again.error(), now, now.plus(pause(message.attempts())));
            return Outcome.WAITING;
        }
        outbox.dead(message, error(published), now);
        return Outcome.DEAD;
    }

    private static String error(Published published) {
        return published instanceof Published.Refused refused
                ? refused.error()
                : "given up after " + MOST_ATTEMPTS + " attempts: " + ((Published.TryAgain) published).error();
    }

    /** Doubles with each attempt up to an hour, with full jitter over its upper half. */
    private Duration pause(int attempts) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        Duration capped = full.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : full;
        return capped.dividedBy(2)
                .plusMillis(random.nextLong(capped.dividedBy(2).toMillis() + 1));
    }

    private enum Outcome {
        SENT,
        WAITING,
        DEAD
    }

    /** How many messages went out, stay pending, and were parked. */
    public record Delivered(int sent, int waiting, int dead) {}
}
