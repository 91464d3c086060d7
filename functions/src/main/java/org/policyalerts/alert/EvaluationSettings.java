package org.policyalerts.alert;

import java.time.ZoneId;
import java.util.Optional;
import org.policyalerts.incident.ClaimantKeys;

/**
 * What a deployment sets for its evaluations.
 *
 * @param zone where days begin and in which times are written
 * @param maxTlp the strictest label that leaves in full
 * @param areExercisesSent whether exercises have a topic of their own to be sent to; else they are recorded and alert
 *     nobody
 * @param presentation how messages speak
 * @param atOnce how many incidents a report has decided again at once; a wave must not hold up what has nothing to do
 *     with it
 */
public record EvaluationSettings(
        ZoneId zone,
        String maxTlp,
        ClaimantKeys keys,
        boolean areExercisesSent,
        Presentation presentation,
        int atOnce) {

    private static final int AT_ONCE = 10;

    /**
     * How messages speak.
     *
     * @param deskUrl where the desk is, without a slash at its end; empty if there is none
     */
    public record Presentation(AudienceNames names, Optional<String> deskUrl) {

        public static final Presentation DEFAULT = new Presentation(AudienceNames.DEFAULT, Optional.empty());
    }

    /** The rules of a deployment. */
    public EvaluationSettings(
            ZoneId zone, String maxTlp, ClaimantKeys keys, boolean areExercisesSent, Presentation presentation) {
        this(zone, maxTlp, keys, areExercisesSent, presentation, AT_ONCE);
    }
}
