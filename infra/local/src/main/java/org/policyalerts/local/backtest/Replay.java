package org.policyalerts.local.backtest;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.book.AlertTally;

/** The decisions on one incident, in the order of time, and what they come to. */
final class Replay {

    private final Past past;
    private final Map<String, Severity> alerts = new TreeMap<>();
    private final Set<String> onTrial = new TreeSet<>();
    private final Map<String, String> muted = new TreeMap<>();
    private final Map<String, List<String>> undecided = new TreeMap<>();
    private final Map<String, Boolean> lateByFulfilled = new TreeMap<>();
    private final Set<Recommendation> recommended = new LinkedHashSet<>();
    private final Set<String> failed = new TreeSet<>();
    private final AlertTally tally = new AlertTally();

    Replay(Past past) {
        this.past = past;
    }

    /** Takes the decision of the next moment. */
    void add(Decision decision) {
        decision.matched().forEach(match -> {
            alerts.put(id(match.policy()), match.policy().severity());
            recommended.addAll(match.recommended());
        });
        decision.shadow().forEach(match -> onTrial.add(id(match.policy())));
        decision.muted()
                .forEach(one -> muted.put(id(one.match().policy()), one.by().value()));
        decision.fulfilled().forEach(one -> lateByFulfilled.put(id(one.match().policy()), one.isLate()));
        decision.failed().forEach(one -> failed.add(id(one.policy())));
        undecided.clear();
        decision.unknown().forEach(one -> undecided.put(id(one.policy()), one.missing()));
        tally.add(decision, decision.matched());
    }

    private static String id(Policy policy) {
        return policy.id().value();
    }

    Raised outcome() {
        onTrial.removeAll(alerts.keySet());
        muted.keySet().removeAll(alerts.keySet());
        undecided.keySet().removeAll(alerts.keySet());
        undecided.keySet().removeAll(muted.keySet());
        Map<String, Integer> steps = new TreeMap<>();
        recommended.stream()
                .filter(one -> one.kind() == Recommendation.Kind.DO)
                .forEach(step -> steps.merge(step.owner(), 1, Integer::sum));
        Map<String, Integer> messages = new TreeMap<>();
        tally.byAudience().forEach((audience, sum) -> messages.put(audience, sum.messages()));
        Raised.Reach reach = new Raised.Reach(messages, steps);
        return new Raised(past, alerts, lateByFulfilled, onTrial, muted, undecided, failed, reach);
    }
}
