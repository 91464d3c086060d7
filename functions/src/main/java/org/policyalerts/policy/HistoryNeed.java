package org.policyalerts.policy;

import java.time.temporal.TemporalAmount;
import java.util.Set;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;

/**
 * How far back, at most, the policies of a book look for incidents that share one kind of thing.
 *
 * @param traits what they ask of those incidents, so that a change of it changes their decision
 */
public record HistoryNeed(Shared by, TemporalAmount within, Set<SummaryTrait> traits) {

    public HistoryNeed {
        traits = Set.copyOf(traits);
    }
}
