package org.policyalerts.alert;

import java.util.Map;
import java.util.Set;

/**
 * How far the evaluation of one incident has come; its sequence number decides races between versions, siblings and clocks.
 *
 * @param sequence counts the evaluations that changed something, from 1; 0 if there was none yet
 * @param evaluatedVersion the latest version that has a decision; 0 if none
 * @param signature fingerprint of the latest decision; an evaluation that comes to the same writes nothing
 * @param told audience to the id of the last notification it was sent
 * @param reminded clocks whose reminder went out, as policy and cause
 */
public record EvaluationState(
        long sequence, int evaluatedVersion, String signature, Map<String, String> told, Set<String> reminded) {

    /** Before the first evaluation. */
    public static final EvaluationState NONE = new EvaluationState(0, 0, "", Map.of(), Set.of());

    public EvaluationState {
        told = Map.copyOf(told);
        reminded = Set.copyOf(reminded);
    }
}
