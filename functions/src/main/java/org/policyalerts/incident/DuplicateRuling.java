package org.policyalerts.incident;

import java.time.Instant;
import java.util.Optional;

/**
 * What staff said of whether a report is a duplicate. It stands whatever the report itself says, until staff say
 * something else.
 *
 * @param of the incident that it is the same as; empty if it is an incident of its own
 * @param reason why, for other staff
 * @param by who said so
 */
public record DuplicateRuling(Optional<IncidentId> of, String reason, String by, Instant at) {}
