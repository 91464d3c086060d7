package org.policyalerts.alert.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/**
 * What one audience is told about the review of one attribution.
 *
 * @param calls the reasons why it is told; never empty
 * @param item where the case stands, with these calls made
 */
public record ReviewBundle(
        String id,
        String audience,
        Incident incident,
        List<ReviewNotice> calls,
        ReviewItem item,
        Suggestion suggestion,
        List<PastCase> past,
        Instant at) {

    private static final String KIND = "review";

    MessageHead head() {
        return new MessageHead(id, KIND, audience, severity(), incident.report().text("tlp"), at);
    }

    /** Medium if it can wait a few days, high if others have to hear of it. */
    Severity severity() {
        return calls.stream()
                .map(ReviewBundle::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Severity severity(ReviewNotice notice) {
        return switch (notice.reason()) {
            case DUE, MISSED, FELL_DORMANT -> Severity.MEDIUM;
            case MISSED_AGAIN, UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> Severity.HIGH;
        };
    }

    /** The reason that names the message. */
    Reason reason() {
        return calls.stream()
                .max(Comparator.comparing(ReviewBundle::severity))
                .orElseThrow()
                .reason();
    }

    /** "Review missed, case of 2023-12". */
    String headline() {
        return headline(reason()) + ", case of " + month();
    }

    /** When it happened: years later a title alone reads like news. */
    String month() {
        String occurredAt = incident.report().text("timeline.occurredAt");
        return occurredAt.substring(0, Math.min(occurredAt.length(), "2023-12".length()));
    }

    private String headline(Reason reason) {
        return switch (reason) {
            case DUE -> "Review attribution";
            case MISSED -> "Review missed";
            case MISSED_AGAIN -> "Review missed " + item.missed() + " times";
            case FELL_DORMANT -> "Reviews paused";
            case UNASSESSED -> "Unassessed for 72 h";
            case CONTESTED -> "Contested for 30 days";
            case ALLY_NAMES_STATE -> "An ally names a state";
        };
    }

    /** What the reader is to do. Only the first who is asked holds the review; those told later see that it is held. */
    String task() {
        return switch (reason()) {
            case DUE, FELL_DORMANT -> "Carry out the review, or record why not, and set the next date";
            case MISSED -> "Have the review held or name a new owner";
            case MISSED_AGAIN -> "Decide who carries out the review";
            case UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> "Ask where our own judgement stands";
        };
    }

    /** Whether somebody is waited for to hold the review. */
    boolean isReviewDue() {
        return item.isAsked();
    }

    /**
     * An earlier incident that resembles one under review, and how its attribution went.
     *
     * @param took from when its operator knew of it to the first assessment that still holds; empty if there is none
     */
    public record PastCase(
            IncidentId id,
            String reference,
            String likeness,
            String state,
            String occurredAt,
            Optional<Duration> took) {

        public static PastCase of(Incident past, String likeness, ZoneId zone) {
            Report report = past.report();
            return new PastCase(
                    past.id(),
                    report.text("reference"),
                    likeness,
                    report.text("attribution.status"),
                    report.text("timeline.occurredAt"),
                    took(report, zone));
        }

        private static Optional<Duration> took(Report report, ZoneId zone) {
            Optional<Instant> from = report.date("timeline.awareAt")
                    .or(() -> report.date("timeline.occurredAt"))
                    .map(date -> date.earliest(zone));
            return report.standingAssessments().stream()
                    .flatMap(one -> at(one).stream())
                    .map(date -> date.earliest(zone))
                    .min(Instant::compareTo)
                    .flatMap(first ->
                            from.filter(start -> !start.isAfter(first)).map(start -> Duration.between(start, first)));
        }

        private static Optional<PartialDate> at(Map<String, Object> assessment) {
            return Optional.ofNullable(assessment.get("at"))
                    .map(Object::toString)
                    .flatMap(PartialDate::parse);
        }

        /** "AKCESK-2022-17 (2022-07-15), same claimant: public, first attributed after 54 days". */
        String inWords() {
            return PlainText.clean(reference) + " (" + occurredAt + "), " + likeness + ": "
                    + IncidentWording.words(state)
                    + took.map(time -> ", first attributed after " + days(time))
                            .orElse(", attributed by nobody so far");
        }

        private static String days(Duration time) {
            long days = time.toDays();
            return days == 0 ? "less than a day" : days + (days == 1 ? " day" : " days");
        }
    }
}
