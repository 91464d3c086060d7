package org.policyalerts.api.incidents;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.Parameters;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.model.IncidentModel;

/**
 * What is asked of each incident of a list beside what the store filters by.
 *
 * @param words each has to stand in the title or in the name of a victim; folded
 * @param changedSince received or changed then or later
 */
record IncidentSearch(
        List<String> words, Optional<String> reference, Optional<String> status, Optional<Instant> changedSince) {

    static IncidentSearch of(ApiRequest request, ZoneId zone) {
        List<String> words = Parameters.text(request, "q", 300).stream()
                .flatMap(text -> Stream.of(folded(text).split("[^\\p{L}\\p{N}]+", -1)))
                .filter(word -> !word.isEmpty())
                .toList();
        return new IncidentSearch(
                words,
                Parameters.text(request, "reference", 200),
                Parameters.oneOf(
                        request,
                        "status",
                        IncidentModel.find("status").orElseThrow().values()),
                Parameters.date(request, "changedSince").map(date -> date.earliest(zone)));
    }

    /** Whether anything is asked. */
    boolean isAsked() {
        return !words.isEmpty() || reference.isPresent() || status.isPresent() || changedSince.isPresent();
    }

    /** Whether the incident itself has to be read to tell. */
    boolean asksTheIncident() {
        return status.isPresent() || changedSince.isPresent();
    }

    /**
     * Whether it is so of an incident that its reader may see.
     *
     * @param victims whom it hit, as far as its reader may know
     * @param whole the incident, read only where the summary does not tell
     */
    boolean fits(IncidentSummary summary, List<String> victims, Supplier<Optional<Incident>> whole) {
        String named = folded(summary.title() + "\n" + String.join("\n", victims));
        return words.stream().allMatch(named::contains)
                && reference.map(name -> isCalled(summary, name)).orElse(true)
                && isSince(summary, whole)
                && status.map(wanted -> whole.get()
                                .filter(incident ->
                                        incident.report().text("status").equals(wanted))
                                .isPresent())
                        .orElse(true);
    }

    private static boolean isCalled(IncidentSummary summary, String name) {
        return new NaturalKey(summary.reporter(), name)
                .isSameAs(new NaturalKey(summary.reporter(), summary.reference()));
    }

    /** The first version was received when it was last changed; of others only the incident can tell. */
    private boolean isSince(IncidentSummary summary, Supplier<Optional<Incident>> whole) {
        return changedSince
                .map(since -> summary.version() == 1
                        ? !summary.receivedAt().isBefore(since)
                        : whole.get()
                                .filter(incident -> !incident.updatedAt().isBefore(since))
                                .isPresent())
                .orElse(true);
    }

    /** Without accents and capital letters. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT);
    }
}
