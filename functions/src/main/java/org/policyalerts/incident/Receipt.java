package org.policyalerts.incident;

import java.time.Instant;

/** Proof that a report is stored: what the first answer said. It is kept so that a repeat gets the same answer. */
public record Receipt(IncidentId id, int version, String contentHash, Instant receivedAt) {}
