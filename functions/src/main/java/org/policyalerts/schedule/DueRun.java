package org.policyalerts.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;

/** One run of the schedule: everything that has come due, oldest first, each once per due date. */
public final class DueRun {

    /** Items a run handles, not counting those that fail; what is left waits for the next run. */
    public static final int MOST_ITEMS = 1_000;

    private final DueItems items;
    private final Consumer<IncidentId> decideAgain;
    private final Consumer<IncidentId> markDormant;
    private final Consumer<String> deliver;
    private final Clock clock;

    /**
     * Puts a run together.
     *
     * @param decideAgain evaluates an incident because time has passed
     * @param markDormant sets an attribution dormant if its time has come, before it is looked at
     * @param deliver sends what is pending in one partition of the outbox
     */
    public DueRun(
            DueItems items,
            Consumer<IncidentId> decideAgain,
            Consumer<IncidentId> markDormant,
            Consumer<String> deliver,
            Clock clock) {
        this.items = items;
        this.decideAgain = decideAgain;
        this.markDormant = markDormant;
        this.deliver = deliver;
        this.clock = clock;
    }

    /**
     * Runs once; {@code timeIsUp} is asked before each item, {@code failures} is told those that could not be handled.
     */
    public RunReport run(BooleanSupplier timeIsUp, Consumer<Failure> failures) {
        Instant start = clock.instant();
        Progress done = new Progress();
        int most = MOST_ITEMS;
        boolean mayBeMore = true;
        while (mayBeMore && !done.outOfTime && done.handled() < MOST_ITEMS) {
            List<Due> due = items.due(start, most);
            mayBeMore = due.size() == most;
            handleAll(due, done, timeIsUp, failures);
            // What fails stays due and comes first again. The next read must reach past it, or it would keep the rest
            // waiting.
            most = MOST_ITEMS + done.failed;
        }
        RunReport report = done.report(start, !mayBeMore && !done.outOfTime, Duration.between(start, clock.instant()));
        items.record(report);
        return report;
    }

    private void handleAll(List<Due> due, Progress done, BooleanSupplier timeIsUp, Consumer<Failure> failures) {
        for (Due item : due) {
            // The index lags behind: what has been handled a moment ago may still be found in it.
            if (done.tried.contains(item)) {
                continue;
            }
            if (timeIsUp.getAsBoolean()) {
                done.outOfTime = true;
                return;
            }
            done.note(item, !done.isHeldBack(item) && handle(item, failures));
        }
    }

    /** An item that fails must not stop the others: it stays due, is counted, and its failure is reported. */
    private boolean handle(Due item, Consumer<Failure> failures) {
        try {
            if (item.kind() == Kind.NOTIFICATION) {
                deliver.accept(item.partition());
            } else {
                IncidentId incident = Objects.requireNonNull(item.incident(), item.partition());
                if (item.kind() == Kind.REVIEW) {
                    markDormant.accept(incident);
                }
                decideAgain.accept(incident);
                settle(item);
            }
            return true;
        } catch (RuntimeException broken) {
            failures.accept(new Failure(item, broken));
            return false;
        }
    }

    /**
     * The evaluation has set the next moment of a clock; one that is still found here depends on nothing any more.
     *
     * <p>A review is taken off the calendar only by the evaluation that finds it resolved: one that is handled for
     * nothing comes again, one that is taken off by mistake would be forgotten.
     */
    private void settle(Due item) {
        if (item.kind() == Kind.CLOCK) {
            items.settle(item);
        }
    }

    /** What this run has come to so far. */
    private static final class Progress {

        private final Set<Due> tried = new LinkedHashSet<>();
        private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        // What fell due later of an incident waits for what fell due before: set dormant ahead of its own reminders,
        // it would miss them.
        private final Set<String> broken = new HashSet<>();
        private int failed;
        private boolean outOfTime;

        private void note(Due item, boolean wasHandled) {
            tried.add(item);
            if (wasHandled) {
                counts.merge(item.kind(), 1, Integer::sum);
            } else {
                broken.add(chain(item));
                failed++;
            }
        }

        private boolean isHeldBack(Due item) {
            return broken.contains(chain(item));
        }

        private static String chain(Due item) {
            return item.kind() == Kind.NOTIFICATION ? "delivery " + item.key() : item.partition();
        }

        private int handled() {
            return tried.size() - failed;
        }

        private RunReport report(Instant at, boolean isComplete, Duration took) {
            return new RunReport(
                    at,
                    tried.size(),
                    counts.getOrDefault(Kind.CLOCK, 0),
                    counts.getOrDefault(Kind.REVIEW, 0),
                    counts.getOrDefault(Kind.NOTIFICATION, 0),
                    failed,
                    isComplete,
                    tried.stream().findFirst().map(Due::at),
                    took);
        }
    }

    /** An item that could not be handled, and why. */
    public record Failure(Due item, RuntimeException cause) {}
}
