package org.policyalerts.alert.message;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.text.PlainText;

/**
 * An earlier incident that resembles one under review, and how its attribution went.
 *
 * @param took from when its operator knew of it to the first assessment that still holds; empty if there is none
 */
public record PastCase(
        IncidentId id, String reference, String likeness, String state, String occurredAt, Optional<Duration> took) {

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
        return Optional.ofNullable(assessment.get("at")).map(Object::toString).flatMap(PartialDate::parse);
    }

    /** "AKCESK-2022-17 (2022-07-15), same claimant: public, first attributed after 54 days". */
    String inWords() {
        return PlainText.clean(reference) + " (" + occurredAt + "), " + likeness + ": " + IncidentWording.words(state)
                + took.map(time -> ", first attributed after " + days(time)).orElse(", attributed by nobody so far");
    }

    private static String days(Duration time) {
        long days = time.toDays();
        return days == 0 ? "less than a day" : days + (days == 1 ? " day" : " days");
    }
}
