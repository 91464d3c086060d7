package org.policyalerts.api.incidents;

import java.util.Optional;
import org.policyalerts.api.Caller;
import org.policyalerts.incident.intake.Author;

/** Callers as those who write reports. */
final class Authors {

    private Authors() {}

    /** One who changes a report. */
    static Author of(Caller caller) {
        return new Author(caller.organisation(), caller.mayJudge(), caller.mayCorrect());
    }

    /** One who tries what a report would lead to; staff try any, as if an authority sent it that judges for itself. */
    static Author trying(Caller caller) {
        return caller.organisation().isPresent()
                ? reporting(caller)
                : new Author(Optional.of(caller.name()), true, true);
    }

    /** One who sends a new report, which takes an organisation. */
    static Author reporting(Caller caller) {
        return new Author(Optional.of(caller.organisationOrRefused()), caller.mayJudge(), caller.mayCorrect());
    }
}
