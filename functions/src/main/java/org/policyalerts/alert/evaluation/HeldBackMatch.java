package org.policyalerts.alert.evaluation;

import org.policyalerts.policy.Decision.Match;

/**
 * A policy that holds and of which nobody is to be told.
 *
 * @param reason why not, in words; kept with the alert
 * @param toldBefore what becomes of an alert that staff have been told of
 */
record HeldBackMatch(Match match, String reason, ToldBefore toldBefore) {

    /** What becomes of an alert that staff have been told of before it was held back. */
    enum ToldBefore {
        /** It is left alone: only new alerts are kept quiet. */
        STAYS,
        /** It is corrected, and kept with the reason like one that nobody was told of. */
        IS_CORRECTED,
        /** It is corrected and over. */
        IS_WITHDRAWN
    }

    boolean isQuietOnly() {
        return toldBefore == ToldBefore.STAYS;
    }
}
