package org.policyalerts.schedule;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.schedule.DueItems.Kind;

/**
 * One run of the schedule: everything that has come due, oldest first, each once per due date. What incidents have come
 * to is decided first, so that each audience hears of it in as few messages as can be.
 */
public final class DueRun {

    /** Items a run handles, not counting those that fail; what is left waits for the next run. */
    public static final int MOST_ITEMS = 1_000;

    /** How often a run looks for what has fallen due by what it told: a reminder brings in who is above its owner. */
    private static final int MOST_ECHOES = 5;

    private final DueItems items;
    private final Handlers handlers;
    private final Clock clock;

    public DueRun(DueItems items, Handlers handlers, Clock clock) {
        this.items = items;
        this.handlers = handlers;
        this.clock = clock;
    }

    /**
     * What is done about what has come due.
     *
     * @param judge evaluates what the arrival of a version of an incident makes necessary
     * @param decideAgain evaluates an incident because time has passed
     * @param markDormant sets an attribution dormant if its time has come, before it is looked at
     * @param sweep decides some incidents again because of others, and says whether there are more in that partition
     * @param deliver sends what is pending in one partition of the outbox
     */
    public record Handlers(
            BiConsumer<IncidentId, Integer> judge,
            Consumer<IncidentId> decideAgain,
            Consumer<IncidentId> markDormant,
            Predicate<String> sweep,
            Consumer<String> deliver,
            ForAudiences audiences) {}

    /**
     * Runs once; {@code timeIsUp} is asked before each item, {@code failures} is told those that could not be handled.
     */
    public RunReport run(BooleanSupplier timeIsUp, Consumer<Failure> failures) {
        Instant start = clock.instant();
        Round round = new Round(start, timeIsUp, failures, new RunProgress(), new LinkedHashSet<>());
        RunProgress done = round.done();
        int most = MOST_ITEMS;
        int echoes = 0;
        boolean mayBeMore = true;
        boolean mayEcho = true;
        while ((mayBeMore || mayEcho) && !done.isOutOfTime() && done.handled() < MOST_ITEMS) {
            List<Due> due = items.due(start, most);
            due.stream().filter(item -> item.kind() == Kind.SWEEP).forEach(round.sweeps()::add);
            mayBeMore = due.size() == most;
            mayEcho = handleAll(due, round) && ++echoes < MOST_ECHOES;
            // What fails stays due and comes first again. The next read must reach past it, or it would keep the rest
            // waiting.
            most = MOST_ITEMS + done.failedItems();
        }
        sweep(round);
        RunReport report = done.report(start, !mayBeMore, Duration.between(start, clock.instant()));
        items.record(report);
        return report;
    }

    /** What a run goes by. */
    private record Round(
            Instant now, BooleanSupplier timeIsUp, Consumer<Failure> failures, RunProgress done, Set<Due> sweeps) {

        /** Whether there is time for one more. */
        boolean hasTime() {
            if (!done.isOutOfTime() && timeIsUp.getAsBoolean()) {
                done.stop();
            }
            return !done.isOutOfTime();
        }
    }

    /** Returns whether an audience was told anything, by which more may have fallen due. */
    private boolean handleAll(List<Due> due, Round round) {
        Map<Audience, List<Due>> news = new LinkedHashMap<>();
        Map<Audience, List<Due>> tasks = new LinkedHashMap<>();
        for (Due item : due) {
            if (round.done().isTried(item) || item.kind() == Kind.SWEEP) {
                continue;
            }
            if (item.kind() == Kind.NEWS || item.kind() == Kind.TASKS) {
                (item.kind() == Kind.NEWS ? news : tasks)
                        .computeIfAbsent(audience(item), none -> new ArrayList<>())
                        .add(item);
            } else if (round.hasTime()) {
                round.done().note(item, !round.done().isHeldBack(item) && isDone(item, () -> handle(item), round));
            }
        }
        int turn = Stream.concat(news.keySet().stream(), tasks.keySet().stream())
                .mapToInt(this::turn)
                .min()
                .orElse(handlers.audiences().lastTurn());
        ofTurn(turn, news)
                .forEach((whom, all) ->
                        together(all, round, () -> handlers.audiences().tell(whom, round.now())));
        while (round.done().nextDigests() <= turn && round.hasTime()) {
            digest(round);
        }
        ofTurn(turn, tasks)
                .forEach((whom, all) ->
                        together(all, round, () -> handlers.audiences().remind(whom, incidents(all), round.now())));
        return !news.isEmpty() || !tasks.isEmpty();
    }

    /** They may be long. Nothing else must wait for them, nor one of them for another: each has a step in its turn. */
    private void sweep(Round round) {
        Deque<Due> left = new ArrayDeque<>(round.sweeps());
        Set<Due> begun = new HashSet<>();
        while (!left.isEmpty() && round.hasTime()) {
            Due item = left.removeFirst();
            begun.add(item);
            AtomicBoolean hasMore = new AtomicBoolean();
            boolean isDone = isDone(item, () -> hasMore.set(handlers.sweep().test(item.partition())), round);
            if (isDone && hasMore.get()) {
                left.addLast(item);
            } else {
                round.done().note(item, isDone);
            }
        }
        left.stream().filter(begun::contains).forEach(item -> round.done().note(item, true));
    }

    private int turn(Audience whom) {
        return handlers.audiences().turn(whom.recipient());
    }

    /** The others are found again once these have been told. */
    private Map<Audience, List<Due>> ofTurn(int turn, Map<Audience, List<Due>> all) {
        Map<Audience, List<Due>> now = new LinkedHashMap<>(all);
        now.keySet().removeIf(whom -> turn(whom) != turn);
        return now;
    }

    private static Audience audience(Due item) {
        return Objects.requireNonNull(item.audience(), item.partition());
    }

    private static List<IncidentId> incidents(List<Due> tasks) {
        return tasks.stream()
                .map(item -> Objects.requireNonNull(item.incident(), item.partition()))
                .distinct()
                .toList();
    }

    /** What is due of one recipient succeeds or fails together. */
    private static void together(List<Due> items, Round round, Runnable handling) {
        if (round.hasTime()) {
            boolean isHandled = !round.done().isHeldBack(items.get(0)) && isDone(items.get(0), handling, round);
            items.forEach(item -> round.done().note(item, isHandled));
        }
    }

    /** What can't be told now is told by the next run; what has come due is handled all the same. */
    private void digest(Round round) {
        int turn = round.done().nextDigests();
        round.done().digested();
        try {
            round.done()
                    .noteDigests(handlers.audiences()
                            .digest(turn, (whose, cause) -> digestFailed(whose, cause, round), round.now()));
        } catch (RuntimeException failed) {
            digestFailed("everybody", failed, round);
        }
    }

    private static void digestFailed(String whose, RuntimeException cause, Round round) {
        round.done().noteFailedDigest();
        round.failures().accept(new Failure(whose, true, cause));
    }

    /** An item that fails must not stop the others: it stays due, is counted, and its failure is reported. */
    private static boolean isDone(Due item, Runnable handling, Round round) {
        try {
            handling.run();
            return true;
        } catch (RuntimeException broken) {
            round.failures().accept(new Failure(item.partition(), false, broken));
            return false;
        }
    }

    private void handle(Due item) {
        if (item.kind() == Kind.NOTIFICATION) {
            handlers.deliver().accept(item.partition());
            return;
        }
        IncidentId incident = Objects.requireNonNull(item.incident(), item.partition());
        if (item.kind() == Kind.ARRIVAL) {
            handlers.judge().accept(incident, item.version());
            return;
        }
        if (item.kind() == Kind.REVIEW) {
            handlers.markDormant().accept(incident);
        }
        handlers.decideAgain().accept(incident);
        settle(item);
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

    /**
     * Something that could not be handled, and why.
     *
     * @param what the partition of an item, or whose digest it is
     */
    public record Failure(String what, boolean isDigest, RuntimeException cause) {}
}
