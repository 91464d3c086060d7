package org.policyalerts.attribution;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.PartialDate;

/**
 * Works out when a case is to be reviewed: a date that a person has set stands, else the interval counts from the last
 * review.
 */
record ReviewDates(ZoneId zone) {

    /** How soon after an event a review has to be held (docs/calendar.md). */
    static final Duration AFTER_AN_EVENT = Duration.ofDays(3);

    /** When the case was last reviewed, as this version and what is known of it say. */
    Instant lastReview(ReviewInput input) {
        Incident incident = input.incident();
        if (input.stored()
                .last()
                .filter(last -> last.version() == incident.version())
                .isPresent()) {
            return incident.updatedAt();
        }
        Optional<Instant> stated = incident.report()
                .date("attribution.lastReviewedAt")
                .map(date -> date.earliest(zone))
                .filter(at -> !at.isAfter(incident.updatedAt()));
        if (input.previous().isEmpty() || input.differs("attribution.lastReviewedAt")) {
            return stated.orElse(incident.receivedAt());
        }
        boolean isMoved = input.differs("attribution.status") || input.differs("attribution.confidence");
        return isMoved
                ? incident.updatedAt()
                : input.stored().item().map(ReviewItem::lastReviewAt).orElse(stated.orElse(incident.receivedAt()));
    }

    /**
     * The date of the next review, never before the version that sets it: what was due before that is due now.
     *
     * <p>A date that has passed counts only in the version that states it first; a later one just carries it along. No
     * date lies further ahead than the longest interval: a mistyped year would hide a case for good.
     */
    Instant next(ReviewInput input, OpenCase open, Instant lastReview) {
        Instant from = input.incident().updatedAt();
        Instant planned = stated(input, from).orElseGet(() -> open.nextReview(lastReview, zone));
        Instant furthest = ReviewInterval.LONGEST.after(from, zone);
        return toMillisUp(planned.isBefore(from) ? from : planned.isAfter(furthest) ? furthest : planned);
    }

    private Optional<Instant> stated(ReviewInput input, Instant from) {
        boolean isNew = input.previous().isEmpty() || input.differs("attribution.nextReviewAt");
        Optional<PartialDate> date = input.incident().report().date("attribution.nextReviewAt");
        return date.map(at -> at.earliest(zone)).filter(at -> isNew || at.isAfter(from));
    }

    /** When the schedule has to look at the case next: for its review, for an escalation, or to set it dormant. */
    Instant moment(ReviewItem item, OpenCase open) {
        Stream<Instant> escalations = ReviewEscalations.ahead(item, open, zone);
        return Stream.of(Stream.of(item.nextStepAt()), escalations, open.dormantAt(zone).stream())
                .flatMap(all -> all)
                .map(ReviewDates::toMillisUp)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Dates are stored in milliseconds. Cut down, an item would be due before its moment and find nothing to do. */
    static Instant toMillisUp(Instant moment) {
        Instant cut = moment.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(moment) ? cut : cut.plusMillis(1);
    }
}
