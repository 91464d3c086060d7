package org.policyalerts.faults;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.policyalerts.Chain;
import org.policyalerts.faults.Fault.CallFailed;
import org.policyalerts.faults.Fault.ProcessDied;
import org.policyalerts.incident.ChangeResult;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IntakeResult;

/** A client of the API that repeats what failed, as the API's guide tells it to, and remembers what it was promised. */
final class Client {

    private static final String REPORTER = "AKCESK";
    private static final int MOST_TRIES = 10;

    private final World world;
    private final Map<String, Promised> promised = new LinkedHashMap<>();

    Client(World world, Map<String, Promised> promised) {
        this.world = world;
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
        Incident stored = untilAnswered(() -> stored(world.instance().intake.submit(report, REPORTER, key)));
        promised.put(reference, new Promised(stored.id(), stored.version(), stored.contentHash()));
    }

    private static Incident stored(IntakeResult result) {
        if (result instanceof IntakeResult.Stored first) {
            return first.incident();
        }
        if (result instanceof IntakeResult.SameAlready again) {
            return again.first();
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
        Incident latest = world.instance().incidents.find(known.id()).orElseThrow();
        ChangeResult result = world.instance().intake.change(latest, patch, known.version(), Optional.of(REPORTER));
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
        ChangeResult result = world.instance().intake.change(latest, patch, latest.version(), Optional.of(REPORTER));
        if (result instanceof ChangeResult.Unchanged made) {
            return made.incident();
        }
        throw new AssertionError("changed twice: " + result);
    }

    /** Reads and writes of a person in front of the API, repeated until they are answered. */
    <T> T untilAnswered(Supplier<T> request) {
        RuntimeException last = new CallFailed();
        for (int attempt = 0; attempt < MOST_TRIES; attempt++) {
            try {
                return request.get();
            } catch (ProcessDied died) {
                world.restart();
            } catch (RuntimeException failed) {
                last = failed;
            }
        }
        throw new AssertionError("never answered", last);
    }

    <T> T ask(Function<Instance, T> request) {
        return untilAnswered(() -> request.apply(world.instance()));
    }
}
