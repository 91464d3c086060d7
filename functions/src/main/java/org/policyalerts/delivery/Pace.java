package org.policyalerts.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How fast messages to one audience leave: SNS takes a mail subscription that gets more than ten a second out of use,
 * and deletes it two days later.
 *
 * <p>The first few go at once and cost nothing. More of them take places in a line that all functions share, a quarter
 * of a second apart. So two functions that begin together send no more than eight in any second, each further one may
 * add two to the first second, and from then on all of them together send four.
 */
public final class Pace {

    /** What one function sends to one audience, within {@link #WINDOW}, before it takes places. */
    static final int AT_ONCE = 2;

    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration APART = Duration.ofMillis(250);

    /**
     * A function waits no longer for one partition of the outbox; what has no place until then is left to the schedule.
     * The delivery has a minute for at most 25 partitions.
     */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final Line line;
    private final Waiting waiting;
    private final Clock clock;
    private final Map<String, Deque<Instant>> sent = new HashMap<>();

    /** Of one instance of a function, which sends one message after the other. */
    public Pace(Line line, Waiting waiting, Clock clock) {
        this.line = line;
        this.waiting = waiting;
        this.clock = clock;
    }

    /** No pace at all, where what stands in for the topic takes any number of messages. */
    public static Pace none(Clock clock) {
        return new Pace((audience, earliest, latest, apart) -> Optional.of(earliest), until -> {}, clock);
    }

    /** Places in time, one line for each audience, shared by all who send. */
    @FunctionalInterface
    public interface Line {

        /**
         * Takes the first place that is free and not before {@code earliest}; nobody else gets it, nor one that is less
         * than {@code apart} from it. Empty, and nothing is taken, if it would be after {@code latest} or others are
         * always faster.
         */
        Optional<Instant> take(String audience, Instant earliest, Instant latest, Duration apart);
    }

    /** Lets time pass. */
    @FunctionalInterface
    public interface Waiting {

        /** Returns when it is that time. */
        void until(Instant place);
    }

    /** When what is sent now has to have left, or wait for the schedule. */
    Instant latest() {
        return clock.instant().plus(LONGEST_WAIT);
    }

    /** Returns when one more message may go to an audience. */
    Turn await(String audience, Instant latest) {
        Instant now = clock.instant();
        Deque<Instant> before = sent.computeIfAbsent(audience, none -> new ArrayDeque<>());
        // One in the future was sent before a wrong clock was put right.
        before.removeIf(at -> Duration.between(at, now).abs().compareTo(WINDOW) >= 0);
        Turn turn = before.size() < AT_ONCE ? Turn.AT_ONCE : inLine(audience, now, latest);
        if (turn != Turn.NOT_NOW) {
            before.add(clock.instant());
        }
        return turn;
    }

    private Turn inLine(String audience, Instant now, Instant latest) {
        Optional<Instant> place = line.take(audience, now, latest, APART);
        place.filter(now::isBefore).ifPresent(waiting::until);
        return place.map(at -> at.isAfter(now) ? Turn.LATER : Turn.AT_ONCE).orElse(Turn.NOT_NOW);
    }

    /** Whether a message may go. */
    enum Turn {
        /** Nobody had to wait. */
        AT_ONCE,
        /** Time has passed, in which others may have sent it. */
        LATER,
        /** Too many are before it. */
        NOT_NOW
    }
}
