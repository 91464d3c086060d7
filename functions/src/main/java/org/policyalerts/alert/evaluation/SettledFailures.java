package org.policyalerts.alert.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;

/**
 * Finds the reported failures of which those who were told have to hear that nothing is to be done, and why. Where an
 * alert is raised, stands or is withdrawn, it says so itself.
 */
final class SettledFailures {

    private final Decision decision;
    private final Suppression suppression;

    SettledFailures(Decision decision, Suppression suppression) {
        this.decision = decision;
        this.suppression = suppression;
    }

    /**
     * Those of a list that are told as settled.
     *
     * @param closed reported failures of policies that have been evaluated since, or need not be any more
     */
    List<ReportedFailure.Settled> of(List<ReportedFailure> closed, Snapshot now, List<Alert> changed) {
        Map<PolicyId, Set<String>> hearing = hearing(now, changed);
        return closed.stream()
                .flatMap(failure -> settled(failure, hearing.get(failure.policy())).stream())
                .toList();
    }

    /** Whoever would have had a step under another condition of the policy is in none of its alert's audiences. */
    private Optional<ReportedFailure.Settled> settled(ReportedFailure failure, @Nullable Set<String> hearing) {
        Optional<String> reason = reason(failure.policy());
        if (hearing == null) {
            return reason.map(words -> new ReportedFailure.Settled(failure, words));
        }
        ReportedFailure others = failure.without(hearing);
        return others.audience().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportedFailure.Settled(others, reason.orElse("none of its steps is yours")));
    }

    /** By policy, who has an alert of it that holds, or hears now that one holds no longer. */
    private static Map<PolicyId, Set<String>> hearing(Snapshot now, List<Alert> changed) {
        Map<PolicyId, Set<String>> hearing = new HashMap<>();
        now.alerts().stream().filter(alert -> alert.state() == AlertState.OPEN).forEach(alert -> of(alert, hearing)
                .addAll(alert.recipients()));
        changed.stream().filter(alert -> alert.state() == AlertState.WITHDRAWN).forEach(alert -> believing(alert, now)
                .forEach(audience -> of(alert, hearing).add(audience)));
        return hearing;
    }

    private static Set<String> of(Alert alert, Map<PolicyId, Set<String>> hearing) {
        return hearing.computeIfAbsent(alert.policy().id(), none -> new HashSet<>());
    }

    /** Nobody hears of the end of what nobody was told of. */
    private static Stream<String> believing(Alert alert, Snapshot now) {
        return now.audiences().stream()
                .filter(state -> state.told().alerts().contains(alert.id())
                        || state.pointed().alerts().contains(alert.id()))
                .map(state -> state.recipient().audience());
    }

    /** Empty if its alert is raised, now or when a silence ends. */
    private Optional<String> reason(PolicyId policy) {
        if (suppression.isFalseAlarm()) {
            return Optional.of(Suppression.FALSE_ALARM);
        }
        if (suppression.mode().isPresent()) {
            return suppression.mode().map(Suppression::sentToNobody);
        }
        Optional<AlertId> holding = decision.matched().stream()
                .filter(match -> match.policy().id().equals(policy))
                .map(match -> AlertId.of(decision.incident(), policy, match.cause()))
                .findFirst();
        Optional<String> heldBack = suppression.held().stream()
                .filter(one -> !one.isQuietOnly() && one.match().policy().id().equals(policy))
                .map(HeldBackMatch::reason)
                .findFirst();
        if (holding.isPresent() && heldBack.isPresent()) {
            return heldBack;
        }
        return holding.isEmpty() ? Optional.of(CeasedReason.ofNeverHeld(decision, policy)) : Optional.empty();
    }
}
