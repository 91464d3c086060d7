package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.ReportTree;

/** Builds incidents whose attribution is reviewed; what a test does not name does not matter to it. */
final class ACase {

    static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");

    /** When the operator became aware, and when the first version came. */
    static final Instant AWARE = Instant.parse("2023-01-10T08:00:00Z");

    private final ReportTree tree =
            ReportTree.aReport().with("/timeline/occurredAt", "2020-01-01").with("/timeline/awareAt", AWARE.toString());
    private int number = 1;
    private int version = 1;
    private Instant updatedAt = AWARE;

    private ACase() {}

    /** Claimed, of severity 3, heard of when the operator became aware. */
    static ACase aCase() {
        return new ACase().state("claimed");
    }

    ACase state(String state) {
        return with("/attribution/status", state);
    }

    ACase severity(int level) {
        return with("/severity", (long) level);
    }

    ACase with(String pointer, Object value) {
        tree.with(pointer, value);
        return this;
    }

    ACase withJson(String pointer, String json) {
        tree.withJson(pointer, json);
        return this;
    }

    ACase number(int id) {
        number = id;
        return with("/reference", "R-" + id);
    }

    ACase version(int count, Instant at) {
        version = count;
        updatedAt = at;
        return this;
    }

    /** Heard of at a moment, and not changed since. */
    ACase receivedAt(Instant at) {
        return version(1, at);
    }

    Report report() {
        return tree.report();
    }

    Incident incident() {
        IncidentId id = new IncidentId("inc_01HJJ7R0000000000000000%03d".formatted(number));
        Instant receivedAt = version == 1 ? updatedAt : AWARE;
        return new Incident(
                id,
                version,
                "AKCESK",
                receivedAt,
                updatedAt,
                "hash-" + version,
                tree.report(),
                FirstDates.UNCHANGED,
                Optional.empty());
    }

    OpenCase open() {
        return OpenCase.of(incident(), TIRANA).orElseThrow();
    }

    /** Nothing known of it yet: what the planner starts from when the first version comes. */
    ReviewInput asFirst() {
        Incident incident = incident();
        return new ReviewInput(incident, Optional.empty(), true, StoredReview.EMPTY, List.of(), incident.updatedAt());
    }
}
