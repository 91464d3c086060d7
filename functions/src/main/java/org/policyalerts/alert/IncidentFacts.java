package org.policyalerts.alert;

import static org.policyalerts.incident.Report.textOf;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.Worded;

/**
 * What messages say of an incident and what can turn out to be wrong, in words that can be compared later.
 *
 * @param entries by kind; a kind about which nothing was said has none
 */
public record IncidentFacts(Map<Kind, List<Entry>> entries) {

    public static final IncidentFacts NONE = new IncidentFacts(Map.of());

    /** How much each says to have happened. */
    private static final Map<String, Integer> DETERMINATIONS =
            Map.of("false-positive", 0, "blocked", 1, "failed-attempt", 1, "suspected", 2, "confirmed", 3);

    public IncidentFacts {
        entries = Map.copyOf(entries);
    }

    /** What is said. */
    public enum Kind implements Worded {
        TITLE,
        DETERMINATION,
        MODE,
        STATUS,
        VICTIMS,
        CLAIMS,
        ATTRIBUTION,
        SEVERITY,
        SERVICES,
        /** The incident that counts in its place. */
        DUPLICATE,
        /** In what it differs from that one; never said of an incident alone. */
        DIFFERENCE
    }

    /**
     * One thing that is said.
     *
     * @param key what makes it the same thing later
     * @param words as a reader is told it
     * @param strength how firmly it is said; less is a retreat
     */
    public record Entry(String key, String words, int strength) {}

    public static IncidentFacts of(Report report) {
        Map<Kind, List<Entry>> entries = new EnumMap<>(Kind.class);
        String determination = report.text("determination");
        entries.put(Kind.TITLE, single(PlainText.clean(report.text("title")), 0));
        entries.put(Kind.DETERMINATION, single(determination, DETERMINATIONS.getOrDefault(determination, 3)));
        entries.put(Kind.MODE, single(report.text("mode"), 0));
        report.find("status").ifPresent(status -> entries.put(Kind.STATUS, single(status, 0)));
        entries.put(
                Kind.VICTIMS,
                distinct(report.objects("targets").stream()
                        .map(IncidentFacts::victim)
                        .toList()));
        entries.put(
                Kind.CLAIMS,
                distinct(report.standingClaims().stream()
                        .map(IncidentFacts::claim)
                        .toList()));
        entries.put(
                Kind.ATTRIBUTION,
                distinct(report.standingAssessments().stream()
                        .map(IncidentFacts::attribution)
                        .toList()));
        putEffects(report, entries);
        return new IncidentFacts(entries);
    }

    private static void putEffects(Report report, Map<Kind, List<Entry>> entries) {
        OptionalInt severity = report.severity();
        if (severity.isPresent()) {
            entries.put(Kind.SEVERITY, single(String.valueOf(severity.getAsInt()), severity.getAsInt()));
        }
        report.find("impact.servicesDisrupted")
                .filter(disrupted -> !disrupted.equals("unknown"))
                .ifPresent(disrupted -> entries.put(Kind.SERVICES, single(disrupted, 0)));
    }

    /** The same of an incident in whose place another counts. */
    public IncidentFacts asDuplicateOf(IncidentId primary) {
        Map<Kind, List<Entry>> all = new EnumMap<>(Kind.class);
        all.putAll(entries);
        all.put(Kind.DUPLICATE, single(primary.value(), 0));
        return new IncidentFacts(all);
    }

    public List<Entry> of(Kind kind) {
        return entries.getOrDefault(kind, List.of());
    }

    private static List<Entry> single(String value, int strength) {
        return List.of(new Entry(value, value, strength));
    }

    private static List<Entry> distinct(List<Entry> all) {
        Map<String, Entry> byKey = new LinkedHashMap<>();
        all.forEach(entry ->
                byKey.merge(entry.key(), entry, (one, other) -> one.strength() >= other.strength() ? one : other));
        return new ArrayList<>(byKey.values());
    }

    private static Entry victim(Map<String, Object> target) {
        String country = textOf(target, "country");
        String words =
                (target.containsKey("name") ? PlainText.clean(textOf(target, "name")) : "a target not named") + " ("
                        + textOf(target, "sector").replace('-', ' ') + ", "
                        + (country.equals(Report.NO_ONE_COUNTRY) ? "country not known" : country) + ")";
        return new Entry(words, words, 0);
    }

    private static Entry claim(Map<String, Object> claim) {
        String claimant = PlainText.clean(textOf(claim, "claimant"));
        return new Entry(claimant, claimant, "corroborated".equals(claim.get("status")) ? 1 : 0);
    }

    private static Entry attribution(Map<String, Object> assessment) {
        String actor =
                assessment.containsKey("actor") ? PlainText.clean(textOf(assessment, "actor")) : "an actor not named";
        String country = assessment.containsKey("country") ? ", " + textOf(assessment, "country") : "";
        Optional<String> confidence =
                Optional.ofNullable(assessment.get("confidence")).map(String::valueOf);
        String by = PlainText.clean(textOf(assessment, "by"));
        String words =
                actor + country + confidence.map(level -> " (" + level + ")").orElse("") + ", by " + by;
        int strength = List.of("none", "low", "moderate", "high").indexOf(confidence.orElse("none"));
        return new Entry(actor + country + ", by " + by, words, strength);
    }
}
