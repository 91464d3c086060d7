package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.validation.Problem;

/** What became of a submitted report. */
public sealed interface IntakeResult permits IntakeResult.Ready, IntakeResult.Answered, Refused {

    /** What a report would become, under an id that is not kept: nothing is written. */
    record Ready(Incident incident, List<Problem> warnings) implements IntakeResult {}

    /**
     * A report, and what the store said to it.
     *
     * @param incident what is stored where the outcome is that this content is stored; else what was submitted
     */
    record Answered(Recorded outcome, Incident incident, List<Problem> warnings) implements IntakeResult {}
}
