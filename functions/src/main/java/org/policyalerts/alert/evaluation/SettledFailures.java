package org.policyalerts.alert.evaluation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.Action;
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
    private final Map<PolicyId, Set<String>> acting = new HashMap<>();
    private final Map<PolicyId, Set<String>> knowing = new HashMap<>();

    /**
     * @param now with all alerts as they are from now on
     * @param changed the alerts that are not as they were
     */
    SettledFailures(Decision decision, Suppression suppression, Snapshot now, List<Alert> changed) {
        this.decision = decision;
        this.suppression = suppression;
        Steps steps = Steps.of(now);
        now.alerts().stream().filter(alert -> alert.state() == AlertState.OPEN).forEach(alert -> {
            List<String> owners = alert.tasks().stream().map(Action::owner).toList();
            acting.computeIfAbsent(alert.policy().id(), none -> new HashSet<>()).addAll(steps.acting(owners));
            know(alert, now);
        });
        changed.stream().filter(alert -> alert.state() == AlertState.WITHDRAWN).forEach(alert -> know(alert, now));
    }

    /** Nobody hears of the end of what nobody was told of, nor of each alert that it has nothing to do for. */
    private void know(Alert alert, Snapshot now) {
        now.audiences().stream()
                .filter(state -> state.told().alerts().contains(alert.id())
                        || state.pointed().alerts().contains(alert.id()))
                .forEach(state -> knowing.computeIfAbsent(alert.policy().id(), none -> new HashSet<>())
                        .add(state.recipient().name()));
    }

    /**
     * Those of a list that are told as settled.
     *
     * @param closed reported failures of policies that have been evaluated since, or need not be any more
     */
    List<ReportedFailure.Settled> of(List<ReportedFailure> closed) {
        return closed.stream().flatMap(failure -> settled(failure).stream()).toList();
    }

    /** Whoever would have had a step under another condition of the policy is in none of its alert's audiences. */
    private Optional<ReportedFailure.Settled> settled(ReportedFailure failure) {
        Optional<String> reason = reason(failure.policy());
        Set<String> heard = of(failure, knowing);
        Set<String> hearing = of(failure, acting);
        ReportedFailure others = failure.to(one -> !heard.contains(one) && !hearing.contains(one));
        boolean isHeld = acting.containsKey(failure.policy()) || !heard.isEmpty();
        return others.audience().isEmpty()
                ? Optional.empty()
                : reason.or(() -> Optional.of("none of its steps is yours").filter(words -> isHeld))
                        .map(words -> new ReportedFailure.Settled(others, words));
    }

    /**
     * Those of which some still wait for an answer: they are told in the next round, or will hear by their tasks and
     * have not yet, and there may be nothing to hear after all.
     *
     * @param left who is told in the next round
     */
    List<ReportedFailure> unheard(List<ReportedFailure> closed, Set<String> left) {
        return closed.stream()
                .map(failure -> failure.to(one -> left.contains(one)
                        || (of(failure, acting).contains(one)
                                && !of(failure, knowing).contains(one))))
                .filter(failure -> !failure.audience().isEmpty())
                .toList();
    }

    private static Set<String> of(ReportedFailure failure, Map<PolicyId, Set<String>> audiences) {
        return audiences.getOrDefault(failure.policy(), Set.of());
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
