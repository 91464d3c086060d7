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
    private final Set<String> failed = new TreeSet<>();
    private final Map<String, Integer> messages = new TreeMap<>();
    private final Map<PolicyId, Match> open = new HashMap<>();

    Replay(Past past) {
        this.past = past;
    }

    void add(Decision decision) {
        decision.matched()
                .forEach(match -> alerts.put(id(match.policy()), match.policy().severity()));
        decision.shadow().forEach(match -> onTrial.add(id(match.policy())));
        decision.muted()
                .forEach(one -> muted.put(id(one.match().policy()), one.by().value()));
        decision.failed().forEach(one -> failed.add(id(one.policy())));
        undecided.clear();
        decision.unknown().forEach(one -> undecided.put(id(one.policy()), one.missing()));
        tell(decision);
    }

    private static String id(Policy policy) {
        return policy.id().value();
    }

    /** As when alerts are stored: one message to each audience that any of the changes concerns. */
    private void tell(Decision decision) {
        Map<PolicyId, Match> matched = decision.matched().stream()
                .collect(Collectors.toMap(match -> match.policy().id(), Function.identity()));
        Set<String> told = new LinkedHashSet<>();
        matched.forEach((policy, match) -> {
            Match before = open.put(policy, match);
            if (before == null || !before.cause().equals(match.cause())) {
                told.addAll(audiences(match.policy()));
            }
        });
        Set<PolicyId> standing = standing(decision);
        standing.addAll(matched.keySet());
        open.forEach((policy, match) -> told.addAll(standing.contains(policy) ? Set.of() : audiences(match.policy())));
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

    private static Set<String> audiences(Policy policy) {
        Set<String> audiences = new TreeSet<>(policy.audience());
        policy.recommend().stream().map(Recommendation::owner).forEach(audiences::add);
        return audiences;
    }

    Raised outcome() {
        onTrial.removeAll(alerts.keySet());
        muted.keySet().removeAll(alerts.keySet());
        undecided.keySet().removeAll(alerts.keySet());
        undecided.keySet().removeAll(muted.keySet());
        return new Raised(past, alerts, onTrial, muted, undecided, failed, messages);
    }
}
