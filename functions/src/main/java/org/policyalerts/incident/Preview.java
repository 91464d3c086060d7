package org.policyalerts.incident;

import java.util.List;

/** What a report would become, with nothing written. */
public sealed interface Preview {

    /** This incident. */
    record Ready(Incident incident, List<Problem> warnings) implements Preview {}

    /** Nothing, for these reasons. */
    record Invalid(List<Problem> problems) implements Preview {}
}
