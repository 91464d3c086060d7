package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.validation.Problem;

/** What a report would become, with nothing written. */
public sealed interface IntakePreview {

    /** This incident. */
    record Ready(Incident incident, List<Problem> warnings) implements IntakePreview {}

    /** Nothing, since its author may not write these parts of it. */
    record NotAllowed(List<Problem> problems) implements IntakePreview {}

    /** Nothing, for these reasons. */
    record Invalid(List<Problem> problems) implements IntakePreview {}
}
