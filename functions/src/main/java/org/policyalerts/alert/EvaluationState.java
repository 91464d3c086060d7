package org.policyalerts.alert;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far the evaluation of one incident has come; its sequence number decides races between versions, siblings and
 * clocks.
 *
 * @param sequence counts the evaluations that changed something, from 1; 0 if there was none yet
 * @param evaluatedVersion the latest version that has a decision; 0 if none
 * @param signature fingerprint of the latest decision; an evaluation that comes to the same writes nothing
 * @param told audience to the id of the last notification it was sent
 * @param notes what was said once and is not said again (reminders of clocks as policy and cause, policies that
 *     failed), and what is still to be said of alerts because it was TLP:RED
 * @param nextDecision when time alone may change the decision, at the earliest
 */
public record EvaluationState(
        long sequence,
        int evaluatedVersion,
        String signature,
        Map<String, String> told,
        Set<String> notes,
        Optional<Instant> nextDecision) {

    /** Before the first evaluation. */
    public static final EvaluationState NONE = new EvaluationState(0, 0, "", Map.of(), Set.of(), Optional.empty());

    public EvaluationState {
        told = Map.copyOf(told);
        notes = Set.copyOf(notes);
    }

    /** The state after a change that left the decision as it was. */
    public EvaluationState next(Map<String, String> nowTold) {
        return new EvaluationState(sequence + 1, evaluatedVersion, signature, nowTold, notes, nextDecision);
    }
}
