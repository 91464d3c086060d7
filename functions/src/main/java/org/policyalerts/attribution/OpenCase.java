package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.OptionalInt;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Report;

/**
 * What the calendar has to know of an incident whose attribution it brings back.
 *
 * @param confidence "none" if the report says nothing
 * @param severity empty if nobody has assessed it
 * @param since from when its age counts: when the operator became aware, else when we heard of it
 */
public record OpenCase(AttributionState state, String confidence, OptionalInt severity, Instant since) {

    /** The case of an incident; empty if its attribution needs no review. */
    public static Optional<OpenCase> of(Incident incident, ZoneId zone) {
        Report report = incident.report();
        // In an exercise there is nobody to be found; a false positive or an accident was done by nobody.
        boolean isReal = !report.text("mode").equals("exercise")
                && !report.text("determination").equals("false-positive")
                && !report.malicious().equals("no");
        OpenCase open = new OpenCase(
                AttributionState.of(report.text("attribution.status")),
                report.find("attribution.confidence").orElse("none"),
                report.severity(),
                since(incident, zone));
        return Optional.of(open).filter(one -> isReal && one.state.isOnCalendar(one.confidence));
    }

    /** From when the age of an incident's attribution counts. */
    public static Instant since(Incident incident, ZoneId zone) {
        return incident.report()
                .date("timeline.awareAt")
                .map(date -> date.earliest(zone))
                .orElse(incident.receivedAt());
    }

    /** When the next review is due, counted from the last. */
    public Instant nextReview(Instant last, ZoneId zone) {
        return ReviewInterval.of(this, last, zone).after(last, zone);
    }

    /** When the schedule sets it dormant, if nobody has resolved it until then; empty if only a person may. */
    Optional<Instant> dormantAt(ZoneId zone) {
        return monthsOld(36, zone);
    }

    /**
     * Whether the schedule has to set it dormant now: after 36 months, or after 24 when its next step is due, two
     * reviews in a row have changed nothing and nothing new has come in.
     */
    boolean fallsDormant(ReviewItem item, Instant now, ZoneId zone) {
        boolean isQuiet = item.unchanged() >= 2
                && item.news().isEmpty()
                && !item.nextStepAt().isAfter(now);
        Optional<Instant> from = isQuiet ? monthsOld(24, zone) : dormantAt(zone);
        return from.filter(at -> !now.isBefore(at)).isPresent();
    }

    private Optional<Instant> monthsOld(int months, ZoneId zone) {
        return state.mayFallDormant()
                ? Optional.of(since.atZone(zone).plusMonths(months).toInstant())
                : Optional.empty();
    }
}
