package org.policyalerts.alert;

import java.time.ZoneId;
import org.policyalerts.incident.ClaimantKeys;

/**
 * What a deployment sets for its evaluations.
 *
 * @param zone where days begin and in which times are written
 * @param maxTlp the strictest label that leaves in full
 * @param areExercisesSent whether exercises have a topic of their own to be sent to; else they are recorded and alert
 *     nobody
 */
public record EvaluationSettings(ZoneId zone, String maxTlp, ClaimantKeys keys, boolean areExercisesSent) {

    /** The rules of a deployment without a topic for exercises. */
    public EvaluationSettings(ZoneId zone, String maxTlp, ClaimantKeys keys) {
        this(zone, maxTlp, keys, false);
    }
}
