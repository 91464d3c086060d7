package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;

/**
 * Sorts what holds into what is said and what is held back, each with its reason, so that nothing is suppressed silently (promise 6).
 *
 * @param speaking of these, audiences are told
 * @param held of these, nobody is told
 * @param mode why the whole incident alerts nobody; empty for a live one
 */
record Suppression(List<Match> speaking, List<Held> held, Optional<String> mode) {

    /** Backfills and exercises are decided and recorded, but alert nobody. */
    static Suppression of(Report report, Decision decision) {
        Optional<String> mode = Optional.of(report.text("mode")).filter(text -> !text.equals("live"));
        List<Held> held = new ArrayList<>();
        mode.ifPresent(why -> decision.matched()
                .forEach(match -> held.add(new Held(match, why + ": decided and recorded, sent to nobody", false))));
        decision.muted().forEach(muted -> held.add(new Held(muted.match(), "muted by " + muted.by(), false)));
        decision.shadow()
                .forEach(
                        match -> held.add(new Held(match, "the policy is on trial (shadow) and alerts nobody", false)));
        return new Suppression(mode.isPresent() ? List.of() : decision.matched(), held, mode);
    }
}
