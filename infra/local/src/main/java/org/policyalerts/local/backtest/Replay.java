package org.policyalerts.local.backtest;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.Severity;

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
    private final Map<String, Integer> messages = new TreeMap<>();
    private final Map<PolicyId, Match> open = new HashMap<>();

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
        tell(decision);
    }

    private static String id(Policy policy) {
        return policy.id().value();
    }

    /**
     * As when alerts are stored: one message to each audience that any of the changes concerns, and none of a duty that
     * was done.
     */
    private void tell(Decision decision) {
        Map<PolicyId, Match> matched = decision.matched().stream()
                .collect(Collectors.toMap(match -> match.policy().id(), Function.identity()));
        Set<String> told = new LinkedHashSet<>();
        matched.forEach((policy, match) -> {
            Match before = open.put(policy, match);
            if (before == null || !before.cause().equals(match.cause())) {
                told.addAll(match.addressees());
            } else {
                match.recommended().stream()
                        .filter(step -> !before.recommended().contains(step))
                        .forEach(step -> told.add(step.owner()));
            }
        });
        decision.fulfilled().forEach(one -> open.remove(one.match().policy().id()));
        Set<PolicyId> standing = standing(decision);
        standing.addAll(matched.keySet());
        open.forEach((policy, match) -> told.addAll(standing.contains(policy) ? List.of() : match.addressees()));
        open.keySet().retainAll(standing);
        told.forEach(audience -> messages.merge(audience, 1, Integer::sum));
    }

    /** Policies whose alerts nobody ends: a change need not be repeated, and a failure is no verdict. */
    private static Set<PolicyId> standing(Decision decision) {
        Stream<PolicyId> unrepeated = decision.notMatched().stream()
                .filter(Decision.NotMatched::stands)
                .map(Decision.NotMatched::policy);
        Stream<PolicyId> unjudged =
                decision.failed().stream().map(one -> one.policy().id());
        return Stream.concat(unrepeated, unjudged).collect(Collectors.toSet());
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
        Raised.Reach reach = new Raised.Reach(messages, steps);
        return new Raised(past, alerts, lateByFulfilled, onTrial, muted, undecided, failed, reach);
    }
}
