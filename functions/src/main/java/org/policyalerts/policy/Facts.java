package org.policyalerts.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;

/**
 * All that a decision depends on.
 *
 * @param previous the version before, if there is one
 * @param history other incidents that share a claimant, target, sector or country with this one; the engine picks what counts
 */
public record Facts(Incident incident, Optional<Report> previous, List<IncidentSummary> history, Instant now) {

    public Facts {
        history = List.copyOf(history);
    }
}
