package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * How long an attribution may wait for its next review (docs/calendar.md, the table of intervals).
 *
 * <p>Days are days of the calendar in the deployment's zone: a review at nine stays at nine when the clocks change.
 * Hours are hours.
 */
public record ReviewInterval(int days, int hours) {

    /** The longest there is: a dormant case is looked at once a year. */
    public static final ReviewInterval LONGEST = days(365);

    /** A severity that nobody has assessed waits as long as the least severe. */
    private static final int NOT_SEVERE = 6;

    private static ReviewInterval days(int days) {
        return new ReviewInterval(days, 0);
    }

    private static ReviewInterval hours(int hours) {
        return new ReviewInterval(0, hours);
    }

    /** The interval of a case when it is as old as it is at a moment. */
    static ReviewInterval of(OpenCase open, Instant at, ZoneId zone) {
        if (open.state() == AttributionState.DORMANT) {
            return LONGEST;
        }
        ReviewInterval interval = byAge(open, at, zone);
        return open.state() == AttributionState.CONTESTED ? interval.half() : interval;
    }

    private static ReviewInterval byAge(OpenCase open, Instant at, ZoneId zone) {
        ZonedDateTime since = open.since().atZone(zone);
        if (!at.isAfter(open.since().plusSeconds(72 * 3600L))) {
            return bySeverity(open, hours(24), hours(24), hours(72));
        }
        if (!at.isAfter(since.plusDays(30).toInstant())) {
            return bySeverity(open, days(7), days(7), days(14));
        }
        if (!at.isAfter(since.plusMonths(6).toInstant())) {
            return bySeverity(open, days(14), days(30), days(60));
        }
        if (!at.isAfter(since.plusMonths(24).toInstant())) {
            return bySeverity(open, days(30), days(60), days(90));
        }
        // What may not fall dormant keeps the last row after 36 months.
        return bySeverity(open, days(90), days(90), days(180));
    }

    private static ReviewInterval bySeverity(
            OpenCase open, ReviewInterval worst, ReviewInterval three, ReviewInterval rest) {
        int severity = open.severity().orElse(NOT_SEVERE);
        return severity <= 2 ? worst : severity == 3 ? three : rest;
    }

    /** Credible assessments that disagree are looked at twice as often. */
    private ReviewInterval half() {
        return new ReviewInterval(days / 2, hours / 2 + (days % 2) * 12);
    }

    /** The moment that lies this much after another. */
    public Instant after(Instant from, ZoneId zone) {
        return from.atZone(zone).plusDays(days).toInstant().plusSeconds(hours * 3600L);
    }
}
