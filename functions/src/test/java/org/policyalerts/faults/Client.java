package org.policyalerts.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.faults.Fault.CallFailed;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.story.Chain;

/** A client of the API that repeats what failed, as the API's guide tells it to, and remembers what it was promised. */
final class Client {

    private static final String REPORTER = "AKCESK";
    private static final int MOST_TRIES = 10;

    private final Supplier<Instance> process;
    private final Runnable restart;
    private final Map<String, Promised> promised = new LinkedHashMap<>();

    /**
     * A client.
     *
     * @param process the process of the moment
     * @param restart what happens when it has died
     * @param promised what earlier answers said
     */
    Client(Supplier<Instance> process, Runnable restart, Map<String, Promised> promised) {
        this.process = process;
        this.restart = restart;
        this.promised.putAll(promised);
    }

    /** What a 2xx answer said is stored. */
    record Promised(IncidentId id, int version, String contentHash) {}

    /** The last answer about each report, by its reference. */
    Map<String, Promised> promised() {
        return promised;
    }

    IncidentId id(String reference) {
        return promise(reference).id();
    }

    private Promised promise(String reference) {
        return Optional.ofNullable(promised.get(reference)).orElseThrow();
    }

    /** Submits a report of {@code events/} under one Idempotency-Key however often it has to be sent. */
    void submit(String event) {
        submit(Chain.tree(event));
    }

    void submit(Map<String, Object> report) {
        String reference = String.valueOf(report.get("reference"));
        Optional<String> key = Optional.of("key of " + reference);
        Incident stored = untilAnswered(() -> stored(process.get().intake.submit(report, REPORTER, key)));
        promised.put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
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
        promised.put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
    }

    private Incident patched(Promised known, Map<String, Object> patch) {
        Incident latest = process.get().incidents.find(known.id()).orElseThrow();
        ChangeResult result = process.get().intake.change(latest, patch, known.version(), Optional.of(REPORTER));
        if (result instanceof ChangeResult.Stored next) {
            return next.incident();
        }
        if (result instanceof ChangeResult.Stale stale && stale.latestVersion() == known.version() + 1) {
            return alreadyPatched(latest, patch);
        }
        throw new AssertionError("refused: " + result);
    }

    /** After a 412 a client applies its change to the latest version, and finds that it has been made. */
    private Incident alreadyPatched(Incident latest, Map<String, Object> patch) {
        ChangeResult result = process.get().intake.change(latest, patch, latest.version(), Optional.of(REPORTER));
        if (result instanceof ChangeResult.Unchanged made) {
            return made.incident();
        }
        throw new AssertionError("changed twice: " + result);
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

    /** Records a review of an attribution; one whose answer was lost is found recorded. */
    void review(String reference, ReviewDecision decision) {
        Promised known = promise(reference);
        Incident stored = untilAnswered(() -> reviewed(process.get().reviews.record(known.id(), decision, "staff")));
        promised.put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
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
