package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;

/**
 * The policies that could not be evaluated: whoever they would have told hears of it once, and judges in their place
 * until told that nothing is to be done.
 */
final class PolicyFailures {

    /** A whole book at fault costs little so, and there is time left where a step is due within a day. */
    private static final Duration PAUSE = Duration.ofHours(1);

    private static final Comparator<Untold> MOST_SEVERE_FIRST =
            Comparator.comparing(one -> one.failed().policy(), Policy.MOST_SEVERE_FIRST);

    private final List<ReportedFailure> before;
    private final Decision decision;
    private final Suppression suppression;
    private final Handling handling;

    /**
     * Compares what failed with what was said of it.
     *
     * @param handling how much may leave; what was only pointed to is told once the label is lowered
     */
    PolicyFailures(Set<Note> before, Decision decision, Suppression suppression, Handling handling) {
        this.before = before.stream()
                .filter(ReportedFailure.class::isInstance)
                .map(ReportedFailure.class::cast)
                .sorted(Comparator.comparing(ReportedFailure::policy))
                .toList();
        this.decision = decision;
        this.suppression = suppression;
        this.handling = handling;
    }

    /**
     * A failure of which somebody has to hear.
     *
     * @param told by name, who heard of it before
     * @param untold by name, who may have something to do and did not
     */
    record Untold(Decision.Failed failed, List<String> told, List<String> untold) {

        /** What is remembered once some of them heard what it is. */
        ReportedFailure reported(Predicate<String> isTold) {
            return ReportedFailure.of(
                    failed.policy(),
                    Stream.concat(told.stream(), untold.stream().filter(isTold))
                            .distinct()
                            .toList());
        }
    }

    /**
     * What an evaluation says of failures.
     *
     * @param due those to tell of now, most severe first
     * @param closed those that were told of and need not be judged any more
     * @param settled those that were told of and of which nothing is left to judge
     * @param notes those that stay as they were
     * @param again when to look again; empty if nothing fails that anybody would be told of
     */
    record Outcome(
            List<Untold> due,
            List<ReportedFailure> closed,
            List<ReportedFailure.Settled> settled,
            Set<Note> notes,
            Optional<Instant> again) {}

    /**
     * Looks at all that failed, now or before.
     *
     * @param now with all alerts as they are from now on
     * @param changed the alerts that are not as they were
     */
    Outcome outcome(Snapshot now, List<Alert> changed) {
        List<Untold> due = due(Steps.of(now));
        List<ReportedFailure> closed =
                before.stream().filter(failure -> !isOpen(failure.policy())).toList();
        return new Outcome(
                due, closed, new SettledFailures(decision, suppression, now, changed).of(closed), notes(due), again());
    }

    /** A policy that is kept quiet tells nobody of its failure, as it would have told nobody of a match. */
    private List<Untold> due(Steps steps) {
        return handling == Handling.WITHHELD || isOverForAll()
                ? List.of()
                : failing()
                        .filter(failed ->
                                suppression.quietUntil(failed.policy().id()).isEmpty())
                        .map(failed -> untold(failed, steps))
                        .filter(one -> !one.untold().isEmpty())
                        .sorted(MOST_SEVERE_FIRST)
                        .toList();
    }

    /** Of what was pointed to nobody is pointed to again; whoever is found to be concerned later is told then. */
    private Untold untold(Decision.Failed failed, Steps steps) {
        Policy policy = failed.policy();
        List<String> told = before.stream()
                .filter(failure -> failure.policy().equals(policy.id()))
                .flatMap(failure -> steps.acting(failure.audience()).stream())
                .toList();
        boolean isSame = before.stream().anyMatch(failure -> failure.isOf(policy));
        List<String> untold = steps.acting(policy.addressees()).stream()
                .filter(one -> !isSame || (handling == Handling.FULL && !told.contains(one)))
                .toList();
        return new Untold(failed, told, untold);
    }

    /** Only what is open, so that a policy that fails again is told again; the latest version of each. */
    private Set<Note> notes(List<Untold> due) {
        return before.stream()
                .filter(failure -> isOpen(failure.policy()))
                .filter(failure ->
                        due.stream().noneMatch(one -> one.failed().policy().id().equals(failure.policy())))
                .collect(Collectors.toSet());
    }

    /** A book that was put right comes without an event that would say so, and a silence may end before. */
    private Optional<Instant> again() {
        return isOverForAll()
                ? Optional.empty()
                : failing()
                        .map(failed -> failed.policy().id())
                        .flatMap(policy -> Stream.concat(
                                Stream.of(decision.at().plus(PAUSE)), suppression.quietUntil(policy).stream()))
                        .min(Comparator.naturalOrder());
    }

    private boolean isOverForAll() {
        return suppression.mode().isPresent() || suppression.isFalseAlarm();
    }

    /** A policy that is muted or on trial would have told nobody of a match. */
    private Stream<Decision.Failed> failing() {
        return decision.failed().stream()
                .filter(failed -> failed.mutedBy() == null && failed.policy().mode() == Policy.Mode.ACTIVE);
    }

    /**
     * Whether it cannot be said yet that nothing is to be done: a message could not say of what, or a silence holds, or
     * nobody knows.
     */
    private boolean isOpen(PolicyId policy) {
        return handling != Handling.FULL
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
}
