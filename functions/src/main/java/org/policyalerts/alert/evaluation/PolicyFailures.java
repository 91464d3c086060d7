package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.ReportedFailure;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;

/**
 * The policies that could not be evaluated: whoever they would have told hears of it once, and judges in their place
 * until told that nothing is to be done.
 */
final class PolicyFailures {

    /** Long enough to cost little where a whole book is at fault, short enough for a deadline of a day. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final Comparator<Decision.Failed> MOST_SEVERE_FIRST = Comparator.comparing(
                    (Decision.Failed failed) -> failed.policy().severity())
            .reversed()
            .thenComparing(failed -> failed.policy().id());

    /** What was closed is not opened again for the same cause. */
    private static final Set<AlertState> CLOSED = EnumSet.of(AlertState.DONE, AlertState.REJECTED);

    private final List<ReportedFailure> before;
    private final Decision decision;
    private final Suppression suppression;
    private final boolean isWithheld;

    /**
     * Compares what failed with what was said of it.
     *
     * @param isWithheld whether nothing may leave; it is told once the label is lowered
     */
    PolicyFailures(EvaluationState before, Decision decision, Suppression suppression, boolean isWithheld) {
        this.before = before.notes().stream()
                .flatMap(key -> ReportedFailure.read(key).stream())
                .sorted(Comparator.comparing(ReportedFailure::key))
                .toList();
        this.decision = decision;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
    }

    /** Those to tell of now, most severe first. */
    List<Decision.Failed> due() {
        return audible()
                .filter(failed -> suppression
                        .quietUntil(failed.policy().id(), decision.at())
                        .isEmpty())
                .filter(failed -> before.stream().noneMatch(told -> told.isOf(failed.policy())))
                .sorted(MOST_SEVERE_FIRST)
                .toList();
    }

    /**
     * Those that were told of and of which nothing is left to judge. An alert says so itself, whether it is raised,
     * stands or is withdrawn.
     *
     * @param alerts those that were there
     * @param changes what becomes of alerts now
     */
    List<ReportedFailure.Settled> settled(List<Alert> alerts, List<AlertChange> changes) {
        Set<AlertId> moved = changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        Stream<Alert> standing = alerts.stream().filter(alert -> alert.state().isLive() && !moved.contains(alert.id()));
        Stream<Alert> told = changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.UNSAID)
                .map(AlertChange::alert);
        Set<PolicyId> speaking =
                Stream.concat(standing, told).map(alert -> alert.policy().id()).collect(Collectors.toSet());
        return before.stream()
                .filter(fault -> !isOpen(fault.policy()) && !speaking.contains(fault.policy()))
                .flatMap(fault ->
                        reason(fault.policy(), alerts)
                                .map(reason -> new ReportedFailure.Settled(fault, reason))
                                .stream())
                .toList();
    }

    /** What to remember; only what is open, so that a fault that comes back is told again. */
    Set<String> said() {
        List<Policy> now = due().stream().map(Decision.Failed::policy).toList();
        Stream<ReportedFailure> still = before.stream()
                .filter(fault -> isOpen(fault.policy()))
                .filter(fault -> now.stream().noneMatch(policy -> policy.id().equals(fault.policy())));
        return Stream.concat(still, now.stream().map(ReportedFailure::of))
                .map(ReportedFailure::key)
                .collect(Collectors.toSet());
    }

    /**
     * When to look again: a book that was put right comes without an event that would say so, and a silence may end
     * before.
     */
    Optional<Instant> again() {
        Instant now = decision.at();
        return isOverForAll()
                ? Optional.empty()
                : failing()
                        .map(Decision.Failed::policy)
                        .flatMap(policy -> Stream.concat(
                                Stream.of(now.plus(PAUSE)), suppression.quietUntil(policy.id(), now).stream()))
                        .min(Comparator.naturalOrder());
    }

    /**
     * A policy that is on trial, muted or kept quiet tells nobody of its fault, as it would have told nobody of a
     * match.
     */
    private Stream<Decision.Failed> audible() {
        return isWithheld || isOverForAll() ? Stream.of() : failing();
    }

    private boolean isOverForAll() {
        return suppression.mode().isPresent() || suppression.isFalseAlarm();
    }

    private Stream<Decision.Failed> failing() {
        return decision.failed().stream()
                .filter(failed -> failed.mutedBy() == null && failed.policy().mode() == Policy.Mode.ACTIVE);
    }

    /** Whether it cannot be said yet: nothing may leave, or a silence holds, or nobody knows. */
    private boolean isOpen(PolicyId policy) {
        return isWithheld
                || (!isOverForAll()
                        && Stream.of(failing().map(failed -> failed.policy().id()), unrepeated(), silenced())
                                .flatMap(Function.identity())
                                .anyMatch(policy::equals));
    }

    /** What a change once meant is not known from a later version. */
    private Stream<PolicyId> unrepeated() {
        return decision.notMatched().stream()
                .filter(Decision.NotMatched::stands)
                .map(Decision.NotMatched::policy);
    }

    private Stream<PolicyId> silenced() {
        return suppression.held().stream()
                .filter(HeldBackMatch::isQuietOnly)
                .map(one -> one.match().policy().id());
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
