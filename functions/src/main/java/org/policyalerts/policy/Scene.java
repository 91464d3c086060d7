package org.policyalerts.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;

/** The facts of one decision together with the deployment's settings: what a condition looks at. */
record Scene(Facts facts, EngineSettings settings) {

    Map<String, Object> root() {
        return report().tree();
    }

    Report report() {
        return facts.incident().report();
    }

    ZoneId zone() {
        return settings.zone();
    }

    ClaimantKeys claimants() {
        return settings.claimants();
    }

    /** The earliest instant a date value stands for; empty if the value is no date. */
    Optional<Instant> instantOf(Object value) {
        return value instanceof Instant instant
                ? Optional.of(instant)
                : PartialDate.parse(value.toString()).map(date -> date.earliest(zone()));
    }

    PartialDate occurredAt() {
        return report().date("timeline.occurredAt").orElseThrow();
    }

    /** This incident's own keys of a kind that incidents can share. */
    List<String> keysOf(Shared kind) {
        return switch (kind) {
            case CLAIMANT -> claimants().ofStandingClaims(report());
            case TARGET -> claimants().ofTargets(report());
            case SECTOR -> distinct("targets.sector");
            case COUNTRY -> distinct("targets.country");
        };
    }

    /** Another incident's keys of that kind. */
    static List<String> keysOf(Shared kind, IncidentSummary other) {
        return switch (kind) {
            case CLAIMANT -> other.claimants();
            case TARGET -> other.targets();
            case SECTOR -> other.sectors();
            case COUNTRY -> other.countries();
        };
    }

    private List<String> distinct(String path) {
        return report().all(path).stream().map(Object::toString).distinct().toList();
    }
}
