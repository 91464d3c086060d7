package org.policyalerts.policy.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;

/** Makes incidents of reports that nobody submitted: for policy cases, and to try policies on past incidents. */
public final class UnstoredIncident {

    private UnstoredIncident() {}

    /** The first version of an incident; different numbers are different incidents. */
    public static Incident of(int number, Report report, Instant receivedAt) {
        IncidentId id = new IncidentId("inc_" + "%026d".formatted(number));
        return new Incident(id, 1, "test", receivedAt, receivedAt, "", report, FirstDates.UNCHANGED, Optional.empty());
    }

    /** The next version of an incident, as a change of it at some later moment makes it. */
    public static Incident changed(Incident latest, Report report, Instant at) {
        return new Incident(
                latest.id(),
                latest.version() + 1,
                latest.reporter(),
                latest.receivedAt(),
                at,
                "",
                report,
                FirstDates.after(latest, report),
                Optional.empty());
    }

    /** The moment to take for its receipt if nobody says: the first at which it may have been known of. */
    public static Instant receivedAt(Report report, ZoneId zone) {
        return Stream.of("timeline.awareAt", "timeline.disclosedAt", "timeline.occurredAt")
                .flatMap(path -> report.date(path).stream())
                .map(date -> date.earliest(zone))
                .min(Instant::compareTo)
                .orElseThrow();
    }
}
