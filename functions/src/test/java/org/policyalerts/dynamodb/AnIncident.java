package org.policyalerts.dynamodb;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.text.Fingerprint;

/** Builds incidents; what a test does not name does not matter to it. */
public final class AnIncident {

    public static final Instant RECEIVED = Instant.parse("2023-12-26T08:00:00Z");

    private final Map<String, Object> tree = new LinkedHashMap<>();
    private int number = 1;
    private String reporter = "akcesk";

    private AnIncident() {
        tree.put("reference", "AL-1");
        tree.put("title", "Sulm ndaj Kuvendit");
        tree.put("tlp", "amber");
        tree.put("mode", "live");
        tree.put("determination", "confirmed");
        tree.put("severity", 2L);
        tree.put("timeline", Map.of("occurredAt", "2023-12-25"));
        tree.put("attribution", Map.of("status", "claimed"));
        targets("Kuvendi");
        claimedBy();
    }

    public static AnIncident anIncident() {
        return new AnIncident();
    }

    /** Its id and its reference, from one number. */
    public AnIncident number(int value) {
        number = value;
        return with("reference", "AL-" + value);
    }

    public AnIncident by(String organisation) {
        reporter = organisation;
        return this;
    }

    public AnIncident occurredAt(String date) {
        return with("timeline", Map.of("occurredAt", date));
    }

    public AnIncident attributed(String status) {
        return with("attribution", Map.of("status", status));
    }

    public AnIncident assessedTo(String actor) {
        return assessed(Map.of("by", "A state", "actor", actor, "status", "active"));
    }

    public AnIncident assessedAs(String category) {
        return assessed(Map.of("by", "A state", "category", category, "status", "active"));
    }

    private AnIncident assessed(Map<String, Object> assessment) {
        return with("attribution", Map.of("status", "claimed", "assessments", List.of(assessment)));
    }

    public AnIncident targets(String... names) {
        return targets(List.of(names), "legislature", "AL");
    }

    public AnIncident targets(List<String> names, String sector, String country) {
        return with(
                "targets",
                names.stream()
                        .map(name -> Map.of("name", name, "sector", sector, "country", country))
                        .toList());
    }

    /** As many targets, each of an operator of its own: "ORG-00", "ORG-01", … */
    public AnIncident operators(int count) {
        return with(
                "targets",
                IntStream.range(0, count)
                        .mapToObj(i -> Map.of(
                                "name",
                                "Target " + i,
                                "sector",
                                "energy",
                                "country",
                                "AL",
                                "organisation",
                                "ORG-%02d".formatted(i)))
                        .toList());
    }

    public AnIncident claimedBy(String... claimants) {
        List<Object> claims = new ArrayList<>();
        for (String claimant : claimants) {
            claims.add(Map.of("claimant", claimant, "status", "active"));
        }
        return with("claims", List.copyOf(claims));
    }

    /** Of another report, by its id or its reference. */
    public AnIncident duplicateOf(String... others) {
        return with(
                "related",
                Stream.of(others)
                        .map(other -> Map.of("id", other, "relation", "duplicate-of"))
                        .toList());
    }

    public AnIncident with(String field, Object value) {
        tree.put(field, value);
        return this;
    }

    public Incident build() {
        IncidentId id = new IncidentId("inc_01HJ%022d".formatted(number));
        Report report = new Report(Map.copyOf(tree));
        return new Incident(
                id, 1, reporter, RECEIVED, RECEIVED, hash(report), report, FirstDates.UNCHANGED, Optional.empty());
    }

    /** The same report as the next version of another incident. */
    public Incident asNextOf(Incident previous) {
        Report report = new Report(Map.copyOf(tree));
        int version = previous.version() + 1;
        Instant updatedAt = RECEIVED.plusSeconds(version);
        return new Incident(
                previous.id(),
                version,
                previous.reporter(),
                previous.receivedAt(),
                updatedAt,
                hash(report),
                report,
                FirstDates.UNCHANGED,
                Optional.empty());
    }

    private static String hash(Report report) {
        return Fingerprint.sha256(JsonWriter.canonical(report.tree()));
    }
}
