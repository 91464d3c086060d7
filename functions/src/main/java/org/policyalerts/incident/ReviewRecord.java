package org.policyalerts.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * The outcome of one attribution review, as it was recorded with the version it made.
 *
 * @param version the version of the incident that holds the outcome
 * @param by who held the review; {@link #SCHEDULE} for a move that the schedule made by itself
 * @param from the state of the attribution before
 * @param asked fingerprint of what was asked for, by which a repeat is known
 */
public record ReviewRecord(
        int version,
        String by,
        Instant at,
        String from,
        String to,
        Optional<String> confidence,
        Optional<String> note,
        Optional<Instant> nextReviewAt,
        String asked) {

    /** Stands in the place of a person's name. */
    public static final String SCHEDULE = "the schedule";

    /** Whether no person made this move. */
    public boolean isBySchedule() {
        return by.equals(SCHEDULE);
    }
}
