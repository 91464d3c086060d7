package org.policyalerts.policy;

import java.time.temporal.TemporalAmount;
import org.policyalerts.incident.IncidentStore.Shared;

/** How far back, at most, the policies of a book look for incidents that share one kind of thing. */
public record HistoryNeed(Shared by, TemporalAmount within) {}
