package org.policyalerts.policy.engine;

import java.util.List;
import java.util.TreeSet;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.text.Fingerprint;

/** The fingerprint of what makes a policy hold. */
final class CauseKey {

    private static final List<String> PROGRESS = List.of("timeline.", "notifications.");

    private CauseKey() {}

    /** The same facts give the same cause, in whatever order the report has them and whatever else changes in it. */
    static String of(Explanation explanation, String countedFrom) {
        return of(explanation.causes(field -> true), countedFrom);
    }

    /**
     * A duty is owed for what happened. Which dates are known, which notifications were given and how much time has
     * passed say how far it has come: the alert and whoever has taken it stay the same.
     */
    static String ofDuty(Explanation explanation) {
        return of(explanation.causes(field -> PROGRESS.stream().noneMatch(field::startsWith)), "duty");
    }

    private static String of(List<String> causes, String countedFrom) {
        return Fingerprint.sha256(String.join("\n", new TreeSet<>(causes)) + "\n" + countedFrom);
    }
}
