package org.policyalerts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What other incidents and lists need to know of an incident; one is stored under each of its claimants, targets,
 * sectors and countries, and under the actors it was assessed to.
 *
 * @param severity null if nobody has assessed it
 * @param claimants canonical keys of the claims that stand
 * @param targets canonical keys of the targets
 * @param traits {@link Traits#UNKNOWN} in a summary that the first edition stored
 */
public record IncidentSummary(
        IncidentId id,
        int version,
        String reporter,
        String reference,
        String title,
        String tlp,
        String mode,
        String determination,
        @Nullable Integer severity,
        String attribution,
        PartialDate occurredAt,
        Instant receivedAt,
        List<String> claimants,
        List<String> targets,
        List<String> sectors,
        List<String> countries,
        Traits traits) {

    /**
     * What policies ask of other incidents beside what the first edition kept, and what decides whether they count.
     *
     * @param motives the primary motive; none if nothing was said of it
     * @param categories of the assessments that stand
     * @param actors canonical keys of the actors whom the assessments that stand name
     * @param duplicateOf the ids and references of what it is said to be a duplicate of
     */
    public record Traits(
            String type,
            List<String> kinds,
            List<String> motives,
            List<String> categories,
            List<String> infrastructureClasses,
            List<String> actors,
            List<String> duplicateOf) {

        /** Stands for those that were not stored; only the incident itself can tell. */
        public static final Traits UNKNOWN =
                new Traits("incident", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

        public Traits {
            kinds = List.copyOf(kinds);
            motives = List.copyOf(motives);
            categories = List.copyOf(categories);
            infrastructureClasses = List.copyOf(infrastructureClasses);
            actors = List.copyOf(actors);
            duplicateOf = List.copyOf(duplicateOf);
        }

        private Traits named(ClaimantKeys keys) {
            return new Traits(
                    type, kinds, motives, categories, infrastructureClasses, keys.canonical(actors), duplicateOf);
        }

        private static Traits of(Incident incident, ClaimantKeys keys) {
            Report report = incident.report();
            return new Traits(
                    report.type(),
                    report.distinct("kinds"),
                    report.distinct("motive.primary"),
                    ofAssessments(report, "category"),
                    report.distinct("targets.infrastructureClass"),
                    keys.ofAssessedActors(report),
                    incident.duplicateOf());
        }

        private static List<String> ofAssessments(Report report, String field) {
            return report.standingAssessments().stream()
                    .map(assessment -> assessment.get(field))
                    .filter(Objects::nonNull)
                    .map(Object::toString)
                    .distinct()
                    .toList();
        }
    }

    public IncidentSummary {
        claimants = List.copyOf(claimants);
        targets = List.copyOf(targets);
        sectors = List.copyOf(sectors);
        countries = List.copyOf(countries);
    }

    public static IncidentSummary of(Incident incident, ClaimantKeys keys) {
        Report report = incident.report();
        return new IncidentSummary(
                incident.id(),
                incident.version(),
                incident.reporter(),
                report.text("reference"),
                report.text("title"),
                report.text("tlp"),
                report.text("mode"),
                report.text("determination"),
                report.severity().isPresent() ? report.severity().getAsInt() : null,
                report.text("attribution.status"),
                report.date("timeline.occurredAt").orElseThrow(),
                incident.receivedAt(),
                keys.ofStandingClaims(report),
                keys.ofTargets(report),
                report.distinct("targets.sector"),
                report.distinct("targets.country"),
                Traits.of(incident, keys));
    }

    /** The same with its claimants and actors by the names that stand for them in a table. */
    public IncidentSummary named(ClaimantKeys keys) {
        return new IncidentSummary(
                id,
                version,
                reporter,
                reference,
                title,
                tlp,
                mode,
                determination,
                severity,
                attribution,
                occurredAt,
                receivedAt,
                keys.canonical(claimants),
                targets,
                sectors,
                countries,
                traits.named(keys));
    }

    /** The track it is on. */
    public Track track() {
        return Track.ofMode(mode);
    }

    /** Whether it was stored without its traits: what is no threat has targets, and each of them a class. */
    public boolean lacksTraits() {
        return traits.equals(Traits.UNKNOWN);
    }

    /** Whether it reports a threat, which counts as history only for those who ask for threats. */
    public boolean isThreat() {
        return traits.type().equals("threat");
    }

    /** Whether it counts as history of others on its track; a false positive does not. */
    public boolean countsAsHistory() {
        return !"false-positive".equals(determination);
    }
}
