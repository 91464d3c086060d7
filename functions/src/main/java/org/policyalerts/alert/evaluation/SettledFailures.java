package org.policyalerts.alert.evaluation;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        Set<PolicyId> speaking = speaking(alerts, changes);
        return closed.stream()
                .filter(failure -> !speaking.contains(failure.policy()))
                .flatMap(failure ->
                        reason(failure.policy(), alerts)
                                .map(reason -> new ReportedFailure.Settled(failure, reason))
                                .stream())
                .toList();
    }

    /** The policies of alerts that stand or that this evaluation tells of. */
    private static Set<PolicyId> speaking(List<Alert> alerts, List<AlertChange> changes) {
        Set<AlertId> moved = changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        Stream<Alert> standing = alerts.stream().filter(alert -> alert.state().isLive() && !moved.contains(alert.id()));
        Stream<Alert> told = changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.UNSAID)
                .map(AlertChange::alert);
        return Stream.concat(standing, told).map(alert -> alert.policy().id()).collect(Collectors.toSet());
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
        return holding.isEmpty()
                ? Optional.of(CeasedReason.ofNeverHeld(decision, policy))
                : alerts.stream()
                        .filter(alert -> alert.id().equals(holding.get()) && CLOSED.contains(alert.state()))
                        .map(alert -> "it holds as before, and its alert is "
                                + alert.state().text())
                        .findFirst();
    }
}
