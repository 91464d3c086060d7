package org.policyalerts.policy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
 * @param historyFrom of what shares such a thing, the history is whole only from then on; absent where all of it is
 * @param anchors by field, the first value that any version gave of a date that a legal deadline counts from: a duty
 *     counts from there, whatever the present version says; empty for present values
 */
public record Facts(
        Incident incident,
        Optional<Report> previous,
        List<IncidentSummary> history,
        Map<Shared, Instant> historyFrom,
        Map<String, Instant> anchors,
        Instant now) {

    public Facts {
        incident = incident.forDecision();
        previous = previous.map(Report::forDecision);
        history = List.copyOf(history);
        historyFrom = Map.copyOf(historyFrom);
        anchors = Map.copyOf(anchors);
    }

    /** The same facts, if the incident were reported otherwise. */
    public Facts reporting(Report other) {
        return new Facts(incident.reporting(other), previous, history, historyFrom, anchors, now);
    }

    /** The same facts at another moment. */
    public Facts at(Instant moment) {
        return new Facts(incident, previous, history, historyFrom, anchors, moment);
    }

    /** The same facts with another history. */
    public Facts knowing(List<IncidentSummary> others, Map<Shared, Instant> wholeFrom) {
        return new Facts(incident, previous, others, wholeFrom, anchors, now);
    }

    /** The same facts, if these were all other incidents. */
    public Facts withHistory(List<IncidentSummary> others) {
        return knowing(others, Map.of());
    }

    /** The facts of a report whose duties count from its present dates, with the whole history. */
    public Facts(Incident incident, Optional<Report> previous, List<IncidentSummary> history, Instant now) {
        this(incident, previous, history, Map.of(), Map.of(), now);
    }
}
