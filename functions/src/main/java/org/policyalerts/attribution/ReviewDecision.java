package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.validation.Problem;

/**
 * What a review of an attribution decided.
 *
 * @param status the state the attribution is in from now on; the one it was in if the review changed nothing
 * @param confidence empty to leave it as it is
 * @param nextReviewAt empty for the date that the table of intervals gives
 */
public record ReviewDecision(
        AttributionState status, Optional<String> confidence, Optional<String> note, Optional<Instant> nextReviewAt) {

    /** The one decision that the schedule takes by itself. */
    static ReviewDecision dormant(Instant nextReviewAt) {
        return new ReviewDecision(
                AttributionState.DORMANT, Optional.empty(), Optional.empty(), Optional.of(nextReviewAt));
    }

    /**
     * Who decided what, in one text; by it the same review sent twice is known.
     *
     * <p>It is stored with the review. In another form, reviews recorded before would no longer be known as repeats.
     */
    String askedBy(String reviewer) {
        return "%s|Outcome[status=%s, confidence=%s, note=%s, nextReviewAt=%s]"
                .formatted(reviewer, status, confidence, note, nextReviewAt);
    }

    /** The confidence that a report has once the review is recorded; "none" if it says nothing. */
    String confidenceIn(Report report) {
        return confidence.or(() -> report.find("attribution.confidence")).orElse("none");
    }

    /** What is wrong with deciding this about a report; the move itself is one that its state allows. */
    List<Problem> problems(Report report, Instant now, ZoneId zone) {
        List<Problem> problems = new ArrayList<>();
        unexplained(AttributionState.of(report.text("attribution.status"))).ifPresent(problems::add);
        nextReviewAt.flatMap(at -> misdated(at, report, now, zone)).ifPresent(problems::add);
        return problems;
    }

    private Optional<Problem> unexplained(AttributionState from) {
        return from.hasToBeExplained(status) && note.isEmpty()
                ? Optional.of(new Problem(
                        "/note",
                        "must be given to go from " + from.text() + " to " + status.text()
                                + ": the new evidence, or the reasons for giving up"))
                : Optional.empty();
    }

    private Optional<Problem> misdated(Instant at, Report report, Instant now, ZoneId zone) {
        if (!status.isOnCalendar(confidenceIn(report))) {
            return Optional.of(new Problem(
                    "/nextReviewAt",
                    "must not be given: an attribution that is " + status.text() + " has no next review"));
        }
        Instant furthest = ReviewInterval.LONGEST.after(now, zone);
        return at.isAfter(now) && !at.isAfter(furthest)
                ? Optional.empty()
                : Optional.of(
                        new Problem("/nextReviewAt", "must lie after now and at most 365 days ahead, by " + furthest));
    }
}
