package org.policyalerts.policy.testing;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;

/** Makes incidents of reports that nobody submitted: for policy cases, and to try policies on past incidents. */
public final class UnstoredIncident {

    private UnstoredIncident() {}

    /** The first version of an incident; different numbers are different incidents. */
    public static Incident of(int number, Report report, Instant receivedAt) {
        return Incident.first(new IncidentId("inc_" + "%026d".formatted(number)), "test", receivedAt, "", report);
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
