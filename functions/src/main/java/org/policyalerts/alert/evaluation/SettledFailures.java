package org.policyalerts.alert.evaluation;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;

/**
 * Finds the reported failures of which those who were told have to hear that nothing is to be done, and why. Where an
 * alert is raised, stands or is withdrawn, it says so itself.
 */
final class SettledFailures {

    /** What was closed is not opened again for the same cause. */
    private static final Set<AlertState> CLOSED = EnumSet.of(AlertState.DONE, AlertState.REJECTED);

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
    List<ReportedFailure.Settled> of(List<ReportedFailure> closed, List<Alert> alerts, List<AlertChange> changes) {
        Map<PolicyId, Set<String>> hearing = hearing(alerts, changes);
        return closed.stream()
                .flatMap(failure -> settled(failure, hearing.get(failure.policy()), alerts).stream())
                .toList();
    }

    /** Whoever would have had a step under another condition of the policy is in none of its alert's audiences. */
    private Optional<ReportedFailure.Settled> settled(
            ReportedFailure failure, @Nullable Set<String> hearing, List<Alert> alerts) {
        Optional<String> reason = reason(failure.policy(), alerts);
        if (hearing == null) {
            return reason.map(words -> new ReportedFailure.Settled(failure, words));
        }
        ReportedFailure others = failure.without(hearing);
        return others.audience().isEmpty()
                ? Optional.empty()
                : Optional.of(new ReportedFailure.Settled(others, reason.orElse("none of its steps is yours")));
    }

    /** By policy, who knows of an alert that stands or is told by this evaluation what becomes of one. */
    private static Map<PolicyId, Set<String>> hearing(List<Alert> alerts, List<AlertChange> changes) {
        Set<AlertId> moved = changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        Map<PolicyId, Set<String>> hearing = new HashMap<>();
        alerts.stream()
                .filter(alert -> alert.state().isLive() && !moved.contains(alert.id()))
                .forEach(alert -> add(hearing, alert, alert.toldTo()));
        changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.UNSAID)
                .forEach(change -> add(
                        hearing,
                        change.alert(),
                        change.alert().state().isLive() ? change.alert().toldTo() : change.audiences()));
        return hearing;
    }

    private static void add(Map<PolicyId, Set<String>> hearing, Alert alert, List<String> audiences) {
        hearing.computeIfAbsent(alert.policy().id(), none -> new HashSet<>()).addAll(audiences);
    }

    /** Empty if its alert is raised, now or when a silence ends. */
    private Optional<String> reason(PolicyId policy, List<Alert> alerts) {
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
        return holding.isEmpty()
                ? Optional.of(CeasedReason.ofNeverHeld(decision, policy))
                : alerts.stream()
                        .filter(alert -> alert.id().equals(holding.get()) && CLOSED.contains(alert.state()))
                        .map(alert -> "it holds as before, and its alert is "
                                + alert.state().text())
                        .findFirst();
    }
}
