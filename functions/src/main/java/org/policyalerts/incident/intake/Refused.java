package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.validation.Problem;

/**
 * Nothing is written.
 *
 * @param isForbidden whether this is not its author's to write; otherwise it is no report
 */
public record Refused(List<Problem> problems, boolean isForbidden) implements IntakeResult, ChangeResult {}
