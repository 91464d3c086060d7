package org.policyalerts.incident.intake;

import java.util.List;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.validation.Problem;

/** What became of a change to an incident. */
public sealed interface ChangeResult permits ChangeResult.Stored, ChangeResult.Unchanged, ChangeResult.Stale, Refused {

    /** Stored now, as the next version. */
    record Stored(Incident incident, List<Problem> warnings) implements ChangeResult {}

    /** The change leaves the report as it is; no version is added. */
    record Unchanged(Incident incident, List<Problem> warnings) implements ChangeResult {}

    /** The change was made to another version than the latest; nothing is written. */
    record Stale(int latestVersion) implements ChangeResult {}
}
