package org.policyalerts.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.incident.Report;

/** Whether an attribution is still open, and when it is to be looked at again. */
final class Attributions {

    private static final Set<String> OPEN = Set.of("unassessed", "claimed", "investigating", "technical", "contested");

    private Attributions() {}

    /** The date of the next review, while the attribution is unresolved and has one. */
    static Optional<Instant> nextReview(Report report, ZoneId zone) {
        return isUnresolved(report)
                ? report.date("attribution.nextReviewAt").map(date -> date.earliest(zone))
                : Optional.empty();
    }

    /** Unresolved: not yet assessed, contested, or assessed with no more than low confidence. */
    static boolean isUnresolved(Report report) {
        String status = report.text("attribution.status");
        String confidence = report.find("attribution.confidence").orElse("none");
        boolean isWeak = confidence.equals("none") || confidence.equals("low");
        return OPEN.contains(status) || (status.equals("assessed") && isWeak);
    }
}
