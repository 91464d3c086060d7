package org.policyalerts.incident.keeping;

import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.text.ErasedWords;
import org.policyalerts.text.Fingerprint;

/**
 * Takes words out of an incident for good, because somebody has a right to it: out of all its versions, and of all that
 * tells of it. What was done is kept, and never what stood there.
 */
public final class Erasing {

    static final String ERASED_URL = "https://erased.invalid/";

    private static final Pattern ERASED = Pattern.compile("\\[erased [0-9a-f]{6}]|" + Pattern.quote(ERASED_URL));

    private final IncidentStore incidents;
    private final ErasureStore store;
    private final Clock clock;

    public Erasing(IncidentStore incidents, ErasureStore store, Clock clock) {
        this.incidents = incidents;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is to be erased.
     *
     * @param fields pointers to the words
     * @param version of what version they are pointers; the latest if it is empty
     * @param by who does it
     */
    public record Request(
            List<String> fields, Optional<Integer> version, String requestedBy, String reason, String by) {}

    public sealed interface Result {
        /** It is done, or was before. */
        record Done(Erasure erasure) implements Result {}

        /** Nothing was done. */
        record Invalid(List<Problem> problems) implements Result {}

        /** Somebody changed the report meanwhile; the same again goes on. */
        record Stale() implements Result {}
    }

    /** What was erased of an incident, oldest first. */
    public List<Erasure> of(IncidentId id) {
        return store.of(id);
    }

    /** Does some of what is still to be erased of what tells of an incident; whether there is more. */
    public boolean step(IncidentId id) {
        return store.step(id);
    }

    /**
     * Erases words. The latest version is the last to lose them, so that after a failure the same request finds them
     * again and goes on; sent once more after all is done it changes nothing.
     */
    public Result erase(Incident latest, Request request) {
        Optional<Incident> version = request.version()
                .map(number -> incidents.version(latest.id(), number))
                .orElse(Optional.of(latest));
        if (version.isEmpty()) {
            return new Result.Invalid(List.of(new Problem("/version", "is none of the incident's versions")));
        }
        List<Problem> problems = new ArrayList<>();
        ErasedWords words = new ErasedWords(places(version.get(), request.fields(), problems));
        refuseQuotes(request, words, problems);
        if (!problems.isEmpty()) {
            return new Result.Invalid(problems);
        }
        List<Erasure> earlier = store.of(latest.id());
        return words.places().isEmpty() && !earlier.isEmpty()
                ? new Result.Done(earlier.get(earlier.size() - 1))
                : erase(latest, words, request);
    }

    private Result erase(Incident latest, ErasedWords words, Request request) {
        Erasure erasure = new Erasure(
                latest.version() + 1,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                request.by(),
                request.requestedBy(),
                request.reason(),
                request.fields());
        store.eraseBeside(latest, words, erasure);
        Incident without = new ErasedReport(words).without(latest);
        Incident next = without.next(erasure.at(), without.contentHash(), without.report());
        return store.replace(next, latest, words, erasure) instanceof Replaced.Stored
                ? new Result.Done(erasure)
                : new Result.Stale();
    }

    /** An earlier version without words, as it is kept from now on. */
    public static Incident without(Incident version, ErasedWords words) {
        return new ErasedReport(words).without(version);
    }

    /** Each place has a name of its own, since what is erased of two incidents is not the same claimant or victim. */
    private static Map<String, String> places(Incident version, List<String> fields, List<Problem> problems) {
        Map<String, String> places = new LinkedHashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            ErasableText text = ErasableText.at(fields.get(i), version.report());
            String place = "[erased "
                    + Fingerprint.sha256(version.id() + "#" + version.version() + fields.get(i))
                            .substring(0, 6) + "]";
            if (text.problem().isPresent()) {
                problems.add(new Problem("/fields/" + i, text.problem().get()));
            } else if (!ERASED.matcher(text.words()).matches()) {
                places.putIfAbsent(text.words(), text.isAddress() ? ERASED_URL : place);
            }
        }
        return places;
    }

    private static void refuseQuotes(Request request, ErasedWords words, List<Problem> problems) {
        Map<String, String> said = Map.of("/requestedBy", request.requestedBy(), "/reason", request.reason());
        said.forEach((pointer, text) -> {
            if (words.areIn(text)) {
                problems.add(new Problem(pointer, "must not quote what is to be erased: it is kept"));
            }
        });
    }
}
