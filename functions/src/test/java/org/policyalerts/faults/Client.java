package org.policyalerts.faults;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.faults.Fault.CallFailed;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.Track;
import org.policyalerts.incident.intake.Author;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.story.Chain;

/** A client of the API that repeats what failed, as the API's guide tells it to, and remembers what it was promised. */
final class Client {

    private static final Author AUTHORITY = new Author(Optional.of("AKCESK"), true, true);
    private static final int MOST_TRIES = 10;

    private final Supplier<Instance> process;
    private final Runnable restart;
    private final Memory memory;

    /**
     * A client.
     *
     * @param process the process of the moment
     * @param restart what happens when it has died
     * @param memory what earlier answers said
     */
    Client(Supplier<Instance> process, Runnable restart, Memory memory) {
        this.process = process;
        this.restart = restart;
        this.memory = memory;
    }

    /** What a 2xx answer said is stored. */
    record Promised(IncidentId id, int version, String contentHash) {}

    /** What a 2xx answer said was done with a task. */
    record Acted(TaskId task, String owner, TaskState to, String words) {}

    /**
     * What it was promised.
     *
     * @param promised the last answer about each report, by its reference
     * @param acted what staff did
     */
    record Memory(Map<String, Promised> promised, List<Acted> acted) {

        Memory() {
            this(new LinkedHashMap<>(), new ArrayList<>());
        }

        Memory copy() {
            return new Memory(new LinkedHashMap<>(promised), new ArrayList<>(acted));
        }
    }

    Memory memory() {
        return memory;
    }

    /** The last answer about each report, by its reference. */
    Map<String, Promised> promised() {
        return memory.promised();
    }

    IncidentId id(String reference) {
        return promise(reference).id();
    }

    private Promised promise(String reference) {
        return Optional.ofNullable(promised().get(reference)).orElseThrow();
    }

    /** Submits a report of {@code events/} under one Idempotency-Key however often it has to be sent. */
    void submit(String event) {
        submit(Chain.tree(event));
    }

    void submit(Map<String, Object> report) {
        String reference = String.valueOf(report.get("reference"));
        Optional<String> key = Optional.of("key of " + reference);
        Incident stored = untilAnswered(() -> stored(process.get().intake.submit(report, AUTHORITY, key)));
        promised().put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
    }

    private static Incident stored(IntakeResult result) {
        if (result instanceof IntakeResult.Answered answered
                && (answered.outcome() instanceof Recorded.Stored
                        || answered.outcome() instanceof Recorded.SameAlready)) {
            return answered.incident();
        }
        throw new AssertionError("refused: " + result);
    }

    /** Changes a report that nobody else changes. */
    void patch(String reference, Map<String, Object> patch) {
        Promised known = promise(reference);
        Incident stored = untilAnswered(() -> patched(known, patch));
        promised().put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
    }

    /** Without an answer a client sends the same change again, and is told that it was made. */
    private Incident patched(Promised known, Map<String, Object> patch) {
        ChangeResult result = sent(known, patch);
        if (result instanceof ChangeResult.Stale stale && stale.latestVersion() == known.version() + 1) {
            // A write that the SDK repeats may find its own and take it for another's.
            result = sent(known, patch);
        }
        if (result instanceof ChangeResult.Stored next) {
            return next.incident();
        }
        if (result instanceof ChangeResult.Unchanged made) {
            return made.incident();
        }
        throw new AssertionError("refused: " + result);
    }

    private ChangeResult sent(Promised known, Map<String, Object> patch) {
        Incident latest = process.get().incidents.find(known.id()).orElseThrow();
        return process.get().intake.change(latest, patch, known.version(), AUTHORITY);
    }

    /** The live alert of a policy about a report, as staff find it in their inbox. */
    AlertId alert(String reference, String policy) {
        Snapshot snapshot = untilAnswered(
                () -> process.get().evaluations.snapshot(id(reference)).orElseThrow());
        return snapshot.alerts().stream()
                .filter(alert -> alert.state().isLive())
                .filter(alert -> alert.policy().id().value().equals(policy))
                .map(Alert::id)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no live alert of " + policy));
    }

    /** Acts on an alert that allows it. */
    void tellDesk(Function<AlertActions, AlertActions.Result> act) {
        AlertActions.Result result = untilAnswered(() -> act.apply(process.get().actions));
        if (!(result instanceof AlertActions.Result.Recorded)) {
            throw new AssertionError("refused: " + result);
        }
    }

    /** The task that a policy asks of an audience about a report, as that finds it in its list. */
    TaskId task(String reference, String owner, String policy) {
        return untilAnswered(() -> process.get().tasks.find(id(reference), Recipient.of(owner), Track.REAL))
                .flatMap(state -> state.unfinished().stream()
                        .filter(task -> task.policy().value().equals(policy))
                        .findFirst())
                .orElseThrow(() -> new AssertionError("no task of " + owner + " for " + policy))
                .id();
    }

    /** The task of the last act. */
    TaskId lastActed() {
        return memory.acted().get(memory.acted().size() - 1).task();
    }

    /** Takes a task, as somebody whose name nobody else has. */
    void take(TaskId task, String audience, String who, Instant until) {
        mustAct(task, new TaskAct.Take(Optional.of(who), Optional.of(until)), audience);
    }

    /** Does something with a task that allows it. */
    void mustAct(TaskId task, TaskAct act, String audience) {
        if (!act(task, act, audience)) {
            throw new AssertionError("refused: " + act);
        }
    }

    /** Does something with a task; false if it is refused because something else was done with it before. */
    boolean act(TaskId task, TaskAct act, String audience) {
        Actor actor = new Actor("somebody of " + audience, Optional.of(Set.of(audience)));
        TaskActs.Result result = untilAnswered(() -> process.get().acts.act(task, act, actor));
        if (result instanceof TaskActs.Result.Recorded recorded) {
            Move move = recorded.task().task().lastMove().orElseThrow();
            memory.acted().add(new Acted(task, recorded.task().owner().name(), move.to(), move.words()));
            return true;
        }
        if (result instanceof TaskActs.Result.Conflict conflict
                && !conflict.why().isEmpty()) {
            return false;
        }
        throw new AssertionError("no such task: " + task);
    }

    /** Records a review of an attribution; one whose answer was lost is found recorded. */
    void review(String reference, ReviewDecision decision) {
        Promised known = promise(reference);
        Incident stored = untilAnswered(() -> reviewed(process.get().reviews.record(known.id(), decision, "staff")));
        promised().put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
    }

    private static Incident reviewed(Result result) {
        if (result instanceof Result.Recorded recorded) {
            return recorded.incident();
        }
        if (result instanceof Result.Repeated again) {
            return again.incident();
        }
        throw new AssertionError("refused: " + result);
    }

    private <T> T untilAnswered(Supplier<T> request) {
        RuntimeException last = new CallFailed();
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                return request.get();
            } catch (ProcessDied died) {
                restart.run();
            } catch (RuntimeException failed) {
                last = failed;
            }
        }
        throw new AssertionError("never answered", last);
    }
}
