package org.policyalerts.incident.keeping;

import java.time.Instant;

/**
 * That an incident is kept whatever its age: a court, an inquiry or an audit needs it.
 *
 * @param by who said so
 */
public record Hold(String reason, String by, Instant at) {}
