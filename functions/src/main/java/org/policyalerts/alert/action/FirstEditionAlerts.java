package org.policyalerts.alert.action;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.policyalerts.alert.Acknowledgement;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.Audiences;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.action.AlertActions.Result;
import org.policyalerts.alert.evaluation.NextEvaluation;

/**
 * What staff do with an alert of the first edition, which has no tasks and so keeps in itself what they say of it,
 * until the next evaluation of its incident makes tasks of it.
 */
final class FirstEditionAlerts {

    private final EvaluationStore evaluations;
    private final Clock clock;

    FirstEditionAlerts(EvaluationStore evaluations, Clock clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /**
     * Takes an alert, or takes it over: until the next step's date it does not escalate, then it comes back to open.
     */
    Result acknowledge(AlertId id, String owner, Instant nextStepBy, String by) {
        Instant now = clock.instant();
        Acknowledgement taken = new Acknowledgement(owner, nextStepBy, by, now);
        return move(
                id,
                alert -> alert.state() == AlertState.ACKNOWLEDGED
                        && taken.repeats(alert.ownership().acknowledgement()),
                alert -> alert.in(AlertState.ACKNOWLEDGED, "taken by " + owner, now)
                        .with(alert.ownership().taken(taken)));
    }

    /**
     * Closes an alert.
     *
     * @param outcome done, rejected or overtaken
     */
    Result close(AlertId id, AlertState outcome, String reason, String by) {
        Instant now = clock.instant();
        return move(id, alert -> alert.state() == outcome && reason.equals(alert.note()), alert -> alert.in(
                        outcome, reason, now)
                .with(alert.ownership().closed(by)));
    }

    private Result move(AlertId id, Predicate<Alert> isRepeat, UnaryOperator<Alert> change) {
        for (int attempt = 0; attempt < TaskActs.ATTEMPTS; attempt++) {
            Optional<Snapshot> snapshot = evaluations.snapshot(id.incident());
            Optional<Alert> found = snapshot.stream()
                    .flatMap(all -> all.alerts().stream())
                    .filter(alert -> alert.id().equals(id))
                    .findFirst();
            if (found.isEmpty()) {
                return new Result.NoSuchAlert();
            }
            Alert alert = found.get();
            if (isRepeat.test(alert)) {
                return new Result.Recorded(standing(alert));
            }
            if (!alert.state().isLive()) {
                return new Result.NotAllowed(standing(alert), why(alert));
            }
            Alert changed = change.apply(alert);
            if (evaluations.commit(moved(snapshot.get(), changed))) {
                return new Result.Recorded(standing(changed));
            }
        }
        throw new ActRaceLostException(id.incident());
    }

    /**
     * The incident's one sequence number decides between staff and evaluations, so that neither undoes the other
     * unseen.
     */
    private Evaluation moved(Snapshot snapshot, Alert changed) {
        EvaluationState before = snapshot.state();
        EvaluationState after = before.next();
        return new Evaluation(
                changed.incident(),
                before,
                after,
                clock.instant(),
                Optional.empty(),
                List.of(changed),
                List.of(),
                NextEvaluation.of(after, snapshot.alerts(), List.of(changed)),
                Optional.empty(),
                Audiences.NONE);
    }

    private static AlertStanding standing(Alert alert) {
        return new AlertStanding(alert, List.of());
    }

    private static String why(Alert alert) {
        String because = alert.note() == null ? "" : ": " + alert.note();
        return "The alert is " + alert.state().text() + " since " + alert.changedAt() + because
                + ". Only an open or acknowledged alert can be acted on.";
    }
}
