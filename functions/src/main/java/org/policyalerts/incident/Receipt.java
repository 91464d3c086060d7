package org.policyalerts.incident;

import java.time.Instant;

/** Proof that a report is stored: what the first answer said, kept so that a repeat gets the same. */
public record Receipt(IncidentId id, int version, String contentHash, Instant receivedAt) {}
