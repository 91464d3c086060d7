package org.policyalerts.alert;

import org.policyalerts.policy.Because;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Truth;

/** Says in words why a policy that held before no longer does. */
final class CeasedReason {

    private CeasedReason() {}

    static String of(Decision decision, PolicyId policy) {
        for (Decision.Muted muted : decision.muted()) {
            if (muted.match().policy().id().equals(policy)) {
                return "muted by " + muted.by();
            }
        }
        for (Decision.Failed failed : decision.failed()) {
            if (failed.policy().id().equals(policy)) {
                return failed.mutedBy() == null ? Suppression.ON_TRIAL : "muted by " + failed.mutedBy();
            }
        }
        for (Decision.NotMatched none : decision.notMatched()) {
            if (none.policy().equals(policy)) {
                return none.because().stream()
                        .filter(because -> because.outcome() == Truth.FALSE)
                        .findFirst()
                        .map(CeasedReason::inWords)
                        .orElse("its conditions no longer hold");
            }
        }
        for (Decision.Unknown unknown : decision.unknown()) {
            if (unknown.policy().id().equals(policy)) {
                return "no longer known: " + String.join(", ", unknown.missing());
            }
        }
        boolean isPending = decision.pending().stream()
                .anyMatch(pending -> pending.match().policy().id().equals(policy));
        return isPending ? "its time has been moved" : "the policy has been taken out of the book";
    }

    private static String inWords(Because because) {
        return "no longer true: " + because.condition() + " (now: " + because.saw() + ")";
    }
}
