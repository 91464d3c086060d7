package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.validation.Problem;

/** What became of a change to an incident. */
public sealed interface ChangeResult {

    /** Stored now, as the next version. */
    record Stored(Incident incident, List<Problem> warnings) implements ChangeResult {}

    /** The change leaves the report as it is; no version is added. */
    record Unchanged(Incident incident, List<Problem> warnings) implements ChangeResult {}

    /** The change was made to another version than the latest; nothing is written. */
    record Stale(int latestVersion) implements ChangeResult {}

    /** What its author may not write is in it; nothing is written. */
    record NotAllowed(List<Problem> problems) implements ChangeResult {}

    /** What comes out is no report; nothing is written. */
    record Invalid(List<Problem> problems) implements ChangeResult {}
}
