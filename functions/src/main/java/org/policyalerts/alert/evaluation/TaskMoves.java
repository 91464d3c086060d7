package org.policyalerts.alert.evaluation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.evaluation.TaskChanges.Wanted;
import org.policyalerts.alert.news.TaskTimes;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;

/**
 * What becomes of one task by a decision, with the reason.
 *
 * @param before as it is stored
 * @param after the same with the alerts as they will be stored
 * @param speaking the matches that audiences are told of, by their alerts
 */
record TaskMoves(Snapshot before, Snapshot after, Decision decision, Map<AlertId, Match> speaking) {

    private static final String BACK = "the rules ask for it again";

    /** A new one, or the one that goes on in its place. */
    Task fresh(Wanted wanted, Optional<Task> old) {
        Task fresh = Task.open(wanted.id(), wanted.alert(), wanted.step(), decision.at());
        return old.map(task -> task.as(fresh)).orElseGet(() -> told(fresh));
    }

    /** Whoever is told of it now is told at once how near its deadline is. */
    private Task told(Task task) {
        return task.reminded(task.reminders(), TaskTimes.ofDutyDue(task, decision.at()));
    }

    /** A step that is asked for already keeps its time unless a law's clock has moved; what had ended is open again. */
    Task kept(Task there, Wanted wanted) {
        if (there.state().isUnfinished()) {
            Step step = wanted.step().isDuty() ? wanted.step() : wanted.step().timedAs(there.step());
            Task now = asked(there, wanted, step);
            return Objects.equals(step.dueAt(), there.step().dueAt()) ? now : told(now);
        }
        if (isOvertakenByRules(there)) {
            return restored(there, wanted);
        }
        boolean isBack =
                !there.state().isClosedByOwner() || isBack(wanted.alert().id());
        return isBack
                ? told(asked(there, wanted, wanted.step())
                        .moved(Move.byFacts(TaskState.OPEN, decision.at(), "what it is for holds again"), null))
                : there;
    }

    private static boolean isOvertakenByRules(Task task) {
        return task.lastMove()
                .filter(move -> move.to() == TaskState.OVERTAKEN && move.words().equals(CeasedReason.NOT_IN_BOOK))
                .isPresent();
    }

    /** The rules are as they were: who had taken it has it again, and its time goes on. */
    private Task restored(Task there, Wanted wanted) {
        Step step = wanted.step().isDuty() ? wanted.step() : wanted.step().timedAs(there.step());
        Optional<Move> before = there.moves().size() < 2
                ? Optional.empty()
                : Optional.of(there.moves().get(there.moves().size() - 2)).filter(move -> move.to() == TaskState.TAKEN);
        Move back = Move.byFacts(before.isPresent() ? TaskState.TAKEN : TaskState.OPEN, decision.at(), BACK);
        return told(asked(there, wanted, step)
                .moved(
                        back,
                        before.map(move -> new Task.Taken(move.who(), null)).orElse(null)));
    }

    private static Task asked(Task there, Wanted wanted, Step step) {
        return there.asked(step, wanted.alert().policy().severity());
    }

    /** Whether its alert had ceased and holds again; what was fulfilled had not ceased. */
    private boolean isBack(AlertId id) {
        return before.alerts().stream()
                .anyMatch(alert -> alert.id().equals(id)
                        && alert.state() != AlertState.OPEN
                        && alert.state() != AlertState.FULFILLED);
    }

    /** One whose step is not recommended. */
    Task unwanted(Task task) {
        if (!task.state().isUnfinished()) {
            return task;
        }
        Alert alert = after.alert(task.alert())
                .orElseThrow(() -> new IllegalStateException("a task without its alert: " + task.id()));
        return ended(task, alert)
                .map(to -> task.moved(Move.byFacts(to, decision.at(), reason(task, alert)), null))
                .orElse(task);
    }

    /** Empty if it stays: what is kept quiet or cannot be judged now, and what is to be done even after a duty. */
    private Optional<TaskState> ended(Task task, Alert alert) {
        return switch (alert.state()) {
            case WITHDRAWN, SUPPRESSED -> Optional.of(TaskState.WITHDRAWN);
            case OVERTAKEN -> Optional.of(notRecommended(task).isPresent() ? TaskState.WITHDRAWN : TaskState.OVERTAKEN);
            case FULFILLED -> isLeft(task, alert) ? Optional.empty() : Optional.of(TaskState.FULFILLED);
            case OPEN -> speaking.containsKey(alert.id()) ? Optional.of(ofStep(task)) : Optional.empty();
            case ACKNOWLEDGED, DONE, REJECTED -> Optional.empty();
        };
    }

    /** Of a duty that is done, the alert keeps the steps that are to be done all the same. */
    private static boolean isLeft(Task task, Alert alert) {
        return alert.tasks().stream()
                .anyMatch(action -> action.action().equals(task.step().words()));
    }

    /** Its policy holds, but does not ask this: a condition of the step ceased, or others have another task for it. */
    private TaskState ofStep(Task task) {
        return notRecommended(task).isPresent() ? TaskState.WITHDRAWN : TaskState.OVERTAKEN;
    }

    /** Its step, if its policy holds, for whatever cause, and a condition of the step itself does not. */
    private Optional<Decision.Step> notRecommended(Task task) {
        return speaking.values().stream()
                .filter(match -> match.policy().id().equals(task.policy()))
                .flatMap(match -> match.steps().stream())
                .filter(step -> !step.isRecommended()
                        && Steps.key(step.recommendation()).equals(task.step().key()))
                .findFirst();
    }

    private String reason(Task task, Alert alert) {
        return notRecommended(task)
                .flatMap(CeasedReason::of)
                .orElseGet(() -> alert.state() == AlertState.OPEN ? ofOwner(task) : String.valueOf(alert.note()));
    }

    private String ofOwner(Task task) {
        boolean isAskedOfOthers = speaking.values().stream()
                .filter(match -> match.policy().id().equals(task.policy()))
                .flatMap(match -> match.recommended().stream())
                .anyMatch(step -> Steps.key(step).equals(task.step().key()));
        return isAskedOfOthers ? "it is asked of others now" : "it is not asked for any more";
    }
}
