package org.policyalerts.incident;

import java.time.Instant;
import java.util.List;

/**
 * What other incidents and lists need to know of an incident; one is stored under each of its claimants, targets,
 * sectors and countries.
 *
 * @param claimants canonical keys of the claims that stand
 * @param targets canonical keys of the targets
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
        int severity,
        String attribution,
        PartialDate occurredAt,
        Instant receivedAt,
        List<String> claimants,
        List<String> targets,
        List<String> sectors,
        List<String> countries) {

    public IncidentSummary {
        claimants = List.copyOf(claimants);
        targets = List.copyOf(targets);
        sectors = List.copyOf(sectors);
        countries = List.copyOf(countries);
    }

    /** The summary of one version. */
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
                report.severity(),
                report.text("attribution.status"),
                report.date("timeline.occurredAt").orElseThrow(),
                incident.receivedAt(),
                keys.ofStandingClaims(report),
                keys.ofTargets(report),
                distinct(report, "targets.sector"),
                distinct(report, "targets.country"));
    }

    private static List<String> distinct(Report report, String path) {
        return report.all(path).stream().map(Object::toString).distinct().toList();
    }

    /** The track it is on. */
    public Track track() {
        return Track.ofMode(mode);
    }

    /** Whether it counts as history of others on its track; a false positive does not. */
    public boolean countsAsHistory() {
        return !"false-positive".equals(determination);
    }
}
