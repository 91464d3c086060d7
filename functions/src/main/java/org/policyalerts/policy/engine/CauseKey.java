package org.policyalerts.policy.engine;

import java.util.TreeSet;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.text.Fingerprint;

/** The fingerprint of what makes a policy hold. */
final class CauseKey {

    private CauseKey() {}

    /** The same facts give the same cause, in whatever order the report has them and whatever else changes in it. */
    static String of(Explanation explanation, String countedFrom) {
        return Fingerprint.sha256(String.join("\n", new TreeSet<>(explanation.causes())) + "\n" + countedFrom);
    }
}
