package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.ReportedFailure;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Policy;

/** The reminders of running clocks: each goes out once, before its clock runs out. */
final class Reminders {

    private final EvaluationState before;
    private final Decision decision;
    private final Suppression suppression;

    Reminders(EvaluationState before, Decision decision, Suppression suppression) {
        this.before = before;
        this.decision = decision;
        this.suppression = suppression;
    }

    /** Those to send now. */
    List<Pending> due() {
        return decision.pending().stream()
                .filter(pending -> isReminding(pending, decision.at()) && mayRemind(pending))
                .filter(pending -> !before.notes().contains(key(pending)))
                .toList();
    }

    /** A policy that is on trial, muted or kept quiet reminds nobody, as it alerts nobody. */
    private boolean mayRemind(Pending pending) {
        Policy policy = pending.match().policy();
        return suppression.mode().isEmpty()
                && !suppression.isFalseAlarm()
                && policy.mode() == Policy.Mode.ACTIVE
                && pending.mutedBy() == null
                && suppression.quietUntil(policy.id(), decision.at()).isEmpty();
    }

    /**
     * What to remember; only clocks that still run or may run, so that the set stays as small as the book's list of
     * clocks.
     */
    Set<String> sent() {
        Set<String> sent = new HashSet<>();
        for (Pending pending : decision.pending()) {
            boolean isSent = isReminding(pending, decision.at()) && mayRemind(pending);
            if (isSent || before.notes().contains(key(pending))) {
                sent.add(key(pending));
            }
        }
        before.notes().stream()
                .filter(key -> isOfFailed(key) && ReportedFailure.read(key).isEmpty())
                .forEach(sent::add);
        return sent;
    }

    /** Whether its clock still runs is not known. */
    private boolean isOfFailed(String key) {
        return decision.failed().stream()
                .anyMatch(failed -> key.startsWith(failed.policy().id() + "|"));
    }

    private static boolean isReminding(Pending pending, Instant now) {
        return pending.remindAt() != null && !now.isBefore(pending.remindAt());
    }

    private static String key(Pending pending) {
        return pending.match().policy().id() + "|" + pending.match().cause();
    }
}
