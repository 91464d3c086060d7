package org.policyalerts.incident;

import java.time.Instant;

/**
 * One version of an incident: the report and what the server knows about it.
 *
 * @param version 1 for the first, one more for each change
 * @param reporter the organisation of the caller who submitted it
 * @param contentHash hex SHA-256 of the normalised report; equal reports have equal hashes
 * @param firstDates what earlier versions said first of the dates that legal clocks run from
 */
public record Incident(
        IncidentId id,
        int version,
        String reporter,
        Instant receivedAt,
        Instant updatedAt,
        String contentHash,
        Report report,
        FirstDates firstDates) {

    /** What tells it from other reports. */
    public NaturalKey naturalKey() {
        return new NaturalKey(reporter, report.text("reference"));
    }

    /** The same incident, if it were reported otherwise. */
    public Incident reporting(Report other) {
        return new Incident(id, version, reporter, receivedAt, updatedAt, contentHash, other, firstDates);
    }

    /** The incident as policies see it. */
    public Incident forDecision() {
        return new Incident(
                id, version, reporter, receivedAt, updatedAt, contentHash, report.forDecision(), firstDates);
    }
}
