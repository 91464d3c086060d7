package org.policyalerts.policy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;

/**
 * All that a decision depends on. Reports are as policies see them, with what is meant where nothing is said
 * ({@link Report#forDecision}).
 *
 * @param previous the version before, if there is one
 * @param history other incidents that share a claimant, target, sector or country with this one; the engine selects
 *     those that count
 * @param historyCut the things that so many other incidents share with this one that only the latest are in the history
 */
public record Facts(
        Incident incident,
        Optional<Report> previous,
        List<IncidentSummary> history,
        Set<Shared> historyCut,
        Instant now) {

    public Facts {
        incident = incident.forDecision();
        previous = previous.map(Report::forDecision);
        history = List.copyOf(history);
        historyCut = Set.copyOf(historyCut);
    }

    /** The facts with the whole history. */
    public Facts(Incident incident, Optional<Report> previous, List<IncidentSummary> history, Instant now) {
        this(incident, previous, history, Set.of(), now);
    }
}
