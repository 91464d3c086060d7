package org.policyalerts.alert;

import org.policyalerts.policy.Decision.Match;

/**
 * A policy that holds and of which nobody is to be told.
 *
 * @param reason why not, in words; kept with the alert
 * @param isQuietOnly whether it only keeps new alerts quiet and leaves those alone that staff have been told of
 */
record Held(Match match, String reason, boolean isQuietOnly) {}
