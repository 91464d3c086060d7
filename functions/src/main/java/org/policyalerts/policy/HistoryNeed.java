package org.policyalerts.policy;

import java.time.temporal.TemporalAmount;
import org.policyalerts.incident.IncidentStore.Shared;

/** The longest look back any policy of a book takes over one thing that incidents can share. */
public record HistoryNeed(Shared by, TemporalAmount within) {}
