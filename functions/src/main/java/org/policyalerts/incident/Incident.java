package org.policyalerts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One version of an incident: the report and what the server knows about it.
 *
 * @param version 1 for the first, one more for each change
 * @param reporter the organisation of the caller who submitted it
 * @param contentHash hex SHA-256 of the normalised report; equal reports have equal hashes
 * @param firstDates what earlier versions said first of the dates that legal clocks run from
 * @param ruling what staff said of whether it is a duplicate; empty if they said nothing
 */
public record Incident(
        IncidentId id,
        int version,
        String reporter,
        Instant receivedAt,
        Instant updatedAt,
        String contentHash,
        Report report,
        FirstDates firstDates,
        Optional<DuplicateRuling> ruling) {

    /** The first version of what was received at a moment. */
    public static Incident first(IncidentId id, String reporter, Instant at, String contentHash, Report report) {
        return new Incident(id, 1, reporter, at, at, contentHash, report, FirstDates.UNCHANGED, Optional.empty());
    }

    /** Of all its versions the one from which on something has been so up to now; empty if it is not so. */
    public static Optional<Incident> since(List<Incident> versions, Predicate<Report> isSo) {
        Optional<Incident> since = Optional.empty();
        for (Incident version : versions) {
            since = !isSo.test(version.report()) ? Optional.empty() : since.or(() -> Optional.of(version));
        }
        return since;
    }

    /** What tells it from other reports. */
    public NaturalKey naturalKey() {
        return new NaturalKey(reporter, report.text("reference"));
    }

    public Track track() {
        return Track.ofMode(report.text("mode"));
    }

    /** The same incident, if it were reported otherwise. */
    public Incident reporting(Report other) {
        return new Incident(id, version, reporter, receivedAt, updatedAt, contentHash, other, firstDates, ruling);
    }

    public Incident next(Instant at, String hash, Report next) {
        return new Incident(
                id, version + 1, reporter, receivedAt, at, hash, next, FirstDates.after(this, next), ruling);
    }

    /** The next version, in which nothing is new but what staff say. */
    public Incident ruled(DuplicateRuling said) {
        return new Incident(
                id, version + 1, reporter, receivedAt, said.at(), contentHash, report, firstDates, Optional.of(said));
    }

    /** The incident as policies see it. */
    public Incident forDecision() {
        return new Incident(
                id, version, reporter, receivedAt, updatedAt, contentHash, report.forDecision(), firstDates, ruling);
    }

    /** The ids and references of what it is a duplicate of, as staff say or else as its report says. */
    public List<String> duplicateOf() {
        return ruling.map(said -> said.of().map(IncidentId::value).stream().toList())
                .orElseGet(report::duplicateOf);
    }
}
