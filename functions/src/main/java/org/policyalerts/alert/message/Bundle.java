package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Severity;

/**
 * What one audience is told about one incident after one evaluation.
 *
 * @param changes the alerts that concern the audience; only empty if there are faults or such as are settled
 * @param faults policies that would tell the audience and could not be evaluated, since this evaluation
 * @param settled policies that the audience was told could not be evaluated, and of which nothing is to be done
 * @param questions what is to be asked before policies that address the audience can be decided
 * @param earlier the id of the message before to the same audience about the same incident
 * @param standing live alerts the audience was told of before and that this message is not about
 */
public record Bundle(
        String id,
        String audience,
        Incident incident,
        Kind kind,
        List<AlertChange> changes,
        List<Decision.Failed> faults,
        List<ReportedFailure.Settled> settled,
        List<Question> questions,
        Optional<String> earlier,
        List<Alert> standing,
        Instant at) {

    /** What sort of message it is. */
    enum Kind {
        ALERT,
        UPDATE,
        CORRECTION,
        REMINDER;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it is about an exercise, so that it must say that nothing of it is real. */
    boolean isExercise() {
        return Track.ofMode(incident.report().text("mode")) == Track.EXERCISE;
    }

    /** What it is sorted by; whatever an exercise says is of the kind "exercise". */
    MessageHead head() {
        return new MessageHead(
                id,
                isExercise() ? "exercise" : kind.text(),
                audience,
                severity(),
                incident.report().text("tlp"),
                at);
    }

    /** The route of the API that tells what a shortened message leaves out. */
    String readAt() {
        return "/incidents/" + incident.id() + (faults.isEmpty() ? "/alerts" : "/decision");
    }

    /** Whether all it says is that nothing is to be done after all. */
    boolean isOnlySettled() {
        return changes.isEmpty() && faults.isEmpty();
    }

    /** The alerts to act on, most severe first. */
    List<AlertChange> toActOn() {
        return changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.WITHDRAWN)
                .sorted(Comparator.comparing(
                                (AlertChange change) -> change.alert().policy().severity())
                        .reversed()
                        .thenComparing(change -> change.alert().policy().id()))
                .toList();
    }

    /** The alerts that no longer hold. */
    List<AlertChange> withdrawn() {
        return changes.stream()
                .filter(change -> change.kind() == AlertChange.Kind.WITHDRAWN)
                .toList();
    }

    /** The severity of the most severe alert or fault it bundles. */
    Severity severity() {
        return Stream.of(
                        changes.stream().map(change -> change.alert().policy().severity()),
                        faults.stream().map(failed -> failed.policy().severity()),
                        settled.stream().map(one -> one.failure().severity()))
                .flatMap(Function.identity())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /**
     * The level of what still stands from earlier messages, between two texts, if it is higher. Without it the reader
     * may take the lower level for an all-clear.
     */
    String graver(String before, String after) {
        return standing.stream()
                .map(alert -> alert.policy().severity())
                .max(Comparator.naturalOrder())
                .filter(highest -> highest.compareTo(severity()) > 0)
                .map(highest -> before + highest.text().toUpperCase(Locale.ROOT) + after)
                .orElse("");
    }

    /** What is not to be done. */
    List<Action> cautions() {
        return toActOn().stream()
                .flatMap(change -> change.alert().cautions().stream())
                .toList();
    }

    /** The steps to take, by whose they are, each group by due time; steps without an hour come last. */
    List<Step> steps() {
        return toActOn().stream()
                .flatMap(change -> change.alert().tasks().stream().map(action -> new Step(action, change.alert())))
                .sorted(Comparator.comparing(this::whose)
                        .thenComparing(Step::dueOrLast)
                        .thenComparing(step -> step.alert().policy().severity(), Comparator.reverseOrder())
                        .thenComparing(step -> step.alert().policy().id()))
                .toList();
    }

    /**
     * The audience's own step that comes first: one of an earlier message if that is due before all of this one. Empty
     * if none is its own.
     */
    Optional<Step> firstOfOurs() {
        Stream<Step> earlierOnes =
                untaken().flatMap(alert -> alert.tasks().stream().map(action -> new Step(action, alert)));
        return Stream.concat(steps().stream(), earlierOnes)
                .filter(step -> whose(step) == Whose.OURS)
                .min(Comparator.comparing(Step::dueOrLast));
    }

    /** For whom a step is. */
    Whose whose(Step step) {
        return step.action().owner().equals(audience) ? Whose.OURS : Whose.OTHERS;
    }

    /** Only of alerts that nobody has taken: whoever has taken one knows its steps. */
    private Stream<Alert> untaken() {
        return standing.stream().filter(alert -> alert.state() == AlertState.OPEN);
    }

    /** Whether an earlier message asked for it. */
    boolean isToldBefore(Step step) {
        return standing.contains(step.alert());
    }

    /** Whether an earlier message told that the policy holds, or this one does. */
    boolean hasTold(PolicyId policy) {
        return Stream.concat(standing.stream(), toActOn().stream().map(AlertChange::alert))
                .anyMatch(alert -> alert.isOf(policy));
    }

    /** Whose a step is, in the order in which a reader needs to know. */
    enum Whose {
        /** The reader's own. */
        OURS,
        /** Somebody's who is told of the alert as well, as every owner is. */
        OTHERS
    }

    /** One action and the alert it belongs to. */
    record Step(Action action, Alert alert) {
        Instant dueOrLast() {
            return Optional.ofNullable(action.dueAt()).orElse(Instant.MAX);
        }
    }
}
