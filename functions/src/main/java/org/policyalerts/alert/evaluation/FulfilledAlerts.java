package org.policyalerts.alert.evaluation;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.text.TimeFormat;

/** The alerts of policies of which the report shows that what they ask for is done. */
record FulfilledAlerts(Decision decision, ZoneId zone) {

    /** Why what had been fulfilled is open again. */
    static final String TAKEN_BACK = "what had fulfilled it was taken back";

    /** Whether what the policy asks for is done. */
    boolean includes(PolicyId policy) {
        return of(policy).isPresent();
    }

    private Optional<Fulfilled> of(PolicyId policy) {
        return decision.fulfilled().stream()
                .filter(one -> one.match().policy().id().equals(policy))
                .findFirst();
    }

    /** An alert as it is once that is done: only the steps that stay are left. */
    Alert fulfilled(Alert alert) {
        Fulfilled done = of(alert.policy().id()).orElseThrow();
        List<Action> staying = alert.actions().stream()
                .filter(action ->
                        done.match().recommended().stream().anyMatch(step -> step.stays() && action.isOf(step)))
                .toList();
        return alert.revised(alert, staying).in(AlertState.FULFILLED, words(done), decision.at());
    }

    private String words(Fulfilled done) {
        if (done.at() == null) {
            return "fulfilled";
        }
        String when = "fulfilled on " + new TimeFormat(zone).full(done.at());
        return done.dueAt() == null ? when : when + (done.isLate() ? ", after its deadline" : ", in time");
    }
}
