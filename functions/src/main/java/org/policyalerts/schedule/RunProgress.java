package org.policyalerts.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;

/** What a run has come to so far. */
final class RunProgress {

    private final Set<Due> tried = new LinkedHashSet<>();
    private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
    // What fell due later of an incident waits for what fell due before: set dormant ahead of its own reminders, it
    // would miss them.
    private final Set<String> broken = new HashSet<>();
    private int digests;
    private int failedItems;
    private int failedDigests;
    private int digestedTurns;
    private boolean isOutOfTime;

    void note(Due item, boolean wasHandled) {
        tried.add(item);
        if (wasHandled) {
            counts.merge(item.kind(), 1, Integer::sum);
        } else {
            broken.add(chain(item));
            failedItems++;
        }
    }

    /** The next turn whose digests have not been made in this run. */
    int nextDigests() {
        return digestedTurns;
    }

    void digested() {
        digestedTurns++;
    }

    void noteDigests(int queued) {
        digests += queued;
    }

    void noteFailedDigest() {
        failedDigests++;
    }

    /** The index lags behind: what has been handled a moment ago may still be found in it. */
    boolean isTried(Due item) {
        return tried.contains(item);
    }

    boolean isHeldBack(Due item) {
        return broken.contains(chain(item));
    }

    private static String chain(Due item) {
        return switch (item.kind()) {
            case NOTIFICATION -> "delivery " + item.key();
            case ARRIVAL, CLOCK, REVIEW, SWEEP -> item.partition();
            case TASKS, NEWS -> item.kind() + " " + item.audience();
        };
    }

    void stop() {
        isOutOfTime = true;
    }

    boolean isOutOfTime() {
        return isOutOfTime;
    }

    int handled() {
        return tried.size() - failedItems;
    }

    int failedItems() {
        return failedItems;
    }

    RunReport report(Instant at, boolean isComplete, Duration took) {
        return new RunReport(
                at,
                tried.size() + failedDigests,
                count(Kind.ARRIVAL),
                count(Kind.CLOCK),
                count(Kind.REVIEW),
                count(Kind.NEWS),
                count(Kind.TASKS),
                count(Kind.SWEEP),
                count(Kind.NOTIFICATION),
                digests,
                failedItems + failedDigests,
                isComplete && !isOutOfTime,
                tried.stream().findFirst().map(Due::at),
                took);
    }

    private int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
