package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.ReportedFailure;
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

    private static final Comparator<Decision.Failed> MOST_SEVERE_FIRST = Comparator.comparing(
                    (Decision.Failed failed) -> failed.policy().severity())
            .reversed()
            .thenComparing(failed -> failed.policy().id());

    private final List<ReportedFailure> before;
    private final Decision decision;
    private final Suppression suppression;
    private final boolean isWithheld;

    /**
     * Compares what failed with what was said of it.
     *
     * @param isWithheld whether nothing may leave; it is told once the label is lowered
     */
    PolicyFailures(Set<Note> before, Decision decision, Suppression suppression, boolean isWithheld) {
        this.before = before.stream()
                .filter(ReportedFailure.class::isInstance)
                .map(ReportedFailure.class::cast)
                .sorted(Comparator.comparing(ReportedFailure::policy))
                .toList();
        this.decision = decision;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
    }

    /**
     * What an evaluation says of failures.
     *
     * @param due those to tell of now, most severe first
     * @param closed those that were told of and need not be judged any more
     * @param settled those that were told of and of which nothing is left to judge
     * @param notes those that audiences judge by themselves from now on
     * @param again when to look again; empty if nothing fails that anybody would be told of
     */
    record Outcome(
            List<Decision.Failed> due,
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
        List<Decision.Failed> due = due();
        List<ReportedFailure> closed =
                before.stream().filter(failure -> !isOpen(failure.policy())).toList();
        return new Outcome(
                due,
                closed,
                new SettledFailures(decision, suppression, now, changed).of(closed),
                notes(due, Steps.of(now)),
                again());
    }

    /** A policy that is kept quiet tells nobody of its failure, as it would have told nobody of a match. */
    private List<Decision.Failed> due() {
        return isWithheld || isOverForAll()
                ? List.of()
                : failing()
                        .filter(failed ->
                                suppression.quietUntil(failed.policy().id()).isEmpty())
                        .filter(failed -> before.stream().noneMatch(told -> told.isOf(failed.policy())))
                        .sorted(MOST_SEVERE_FIRST)
                        .toList();
    }

    /** Only what is open, so that a policy that fails again is told again; the latest version of each. */
    private Set<Note> notes(List<Decision.Failed> due, Steps steps) {
        List<Policy> now = due.stream().map(Decision.Failed::policy).toList();
        Stream<ReportedFailure> still = before.stream()
                .filter(failure -> isOpen(failure.policy()))
                .filter(failure -> now.stream().noneMatch(policy -> policy.id().equals(failure.policy())));
        return Stream.concat(
                        still,
                        now.stream().map(policy -> ReportedFailure.of(policy, steps.acting(policy.addressees()))))
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
     * Whether it cannot be said yet that nothing is to be done: nothing may leave, or a silence holds, or nobody knows.
     */
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
}
