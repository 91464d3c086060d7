package org.policyalerts.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.policyalerts.delivery.AlertPublisher.Published;

/**
 * Sends what is in the outbox to the topic: at least once, in order for each audience, and with a limit of attempts.
 */
public final class NotificationDelivery {

    /** After this many failures a message is parked; an alarm counts the parked ones. */
    static final int MOST_ATTEMPTS = 10;

    /** How long the stream has before the schedule's sweep sends what is still pending. */
    public static final Duration SWEEP_AFTER = Duration.ofMinutes(2);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(30);

    /** The longest pause between two attempts. */
    public static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    private final Outbox outbox;
    private final AlertPublisher publisher;
    private final Pace pace;
    private final Clock clock;
    private final RandomGenerator random;

    public NotificationDelivery(
            Outbox outbox, AlertPublisher publisher, Pace pace, Clock clock, RandomGenerator random) {
        this.outbox = outbox;
        this.publisher = publisher;
        this.pace = pace;
        this.clock = clock;
        this.random = random;
    }

    /**
     * Sends what is pending in one partition of the outbox.
     *
     * <p>When a message to an audience fails for now, the later ones to the same audience wait for it, so that a
     * correction never arrives before what it corrects. So they do when there is no place for one at the pace of its
     * audience. A message that is refused for good is parked, and the later ones do not wait.
     */
    public Delivered deliver(String partition) {
        int sent = 0;
        int waiting = 0;
        int dead = 0;
        Duration slowest = Duration.ZERO;
        Set<String> blocked = new HashSet<>();
        Instant latest = pace.latest();
        for (OutboundMessage message : outbox.pending(partition)) {
            boolean mustWait = blocked.contains(message.audience()) || isPausing(message);
            Outcome outcome = mustWait ? passOver(message) : inTurn(message, latest);
            sent += outcome == Outcome.SENT ? 1 : 0;
            dead += outcome == Outcome.DEAD ? 1 : 0;
            if (outcome == Outcome.SENT) {
                slowest = Collections.max(List.of(slowest, Duration.between(message.createdAt(), clock.instant())));
            }
            waiting += outcome == Outcome.WAITING ? 1 : 0;
            if (outcome == Outcome.WAITING || outcome == Outcome.WITH_OTHERS) {
                blocked.add(message.audience());
            }
        }
        return new Delivered(sent, waiting, dead, slowest);
    }

    /**
     * A pause that is longer than the longest one was set by a clock that was wrong and has been corrected since. It
     * does not count, or the message would wait for years.
     */
    private boolean isPausing(OutboundMessage message) {
        Instant now = clock.instant();
        return now.isBefore(message.notBefore()) && !message.notBefore().isAfter(now.plus(LONGEST_PAUSE));
    }

    /** Whoever else tries the same message while this one waits for its turn goes on with that audience. */
    private Outcome inTurn(OutboundMessage message, Instant latest) {
        return switch (pace.await(filteredBy(message), latest)) {
            case AT_ONCE -> attempt(message);
            case LATER -> outbox.isAsRead(message) ? attempt(message) : Outcome.WITH_OTHERS;
            case NOT_NOW -> passOver(message);
        };
    }

    /** Operators of all organisations are one audience to a subscription that names no organisation. */
    private static String filteredBy(OutboundMessage message) {
        return String.valueOf(message.attributes().getOrDefault("audience", message.audience()));
    }

    private Outcome passOver(OutboundMessage message) {
        outbox.waits(message, clock.instant().plus(SWEEP_AFTER));
        return Outcome.WAITING;
    }

    private Outcome attempt(OutboundMessage message) {
        Published published = publisher.publish(message);
        Instant now = clock.instant();
        if (published instanceof Published.Accepted accepted) {
            // If the process dies before this is written, the message is sent again with the same notification id.
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

    /** Doubles with each attempt up to an hour; of that it is a random part, at least half. */
    private Duration pause(int attempts) {
        Duration full = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10));
        Duration capped = full.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : full;
        return capped.dividedBy(2)
                .plusMillis(random.nextLong(capped.dividedBy(2).toMillis() + 1));
    }

    private enum Outcome {
        SENT,
        WAITING,
        WITH_OTHERS,
        DEAD
    }

    /**
     * How many messages went out, stay pending, and were parked.
     *
     * @param slowest how long after its decision the last of those sent went out
     */
    public record Delivered(int sent, int waiting, int dead, Duration slowest) {}
}
