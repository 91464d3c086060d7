package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.validation.Problem;

/** What became of a submitted report. */
public sealed interface IntakeResult {

    /** Stored now, as version 1. */
    record Stored(Incident incident, List<Problem> warnings) implements IntakeResult {}

    /** The same content was stored before; nothing is written. */
    record SameAlready(Incident first, List<Problem> warnings) implements IntakeResult {}

    /** The reporter used this reference before, for other content; nothing is written. */
    record OtherContent(IncidentId id, int latestVersion) implements IntakeResult {}

    /** The Idempotency-Key came with another report before; nothing is written. */
    record KeyReused(IncidentId id) implements IntakeResult {}

    /** Not a report; nothing is written. */
    record Invalid(List<Problem> problems) implements IntakeResult {}
}
