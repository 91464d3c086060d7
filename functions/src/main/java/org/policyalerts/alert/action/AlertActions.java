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
import org.policyalerts.alert.evaluation.NextEvaluation;

/** What staff do with an alert after it was sent: take it, or declare it done, rejected or overtaken. */
public final class AlertActions {

    /** Staff and evaluations of one incident rarely meet; who loses this often is asked to try again. */
    private static final int ATTEMPTS = 5;

    private final EvaluationStore evaluations;
    private final Clock clock;

    public AlertActions(EvaluationStore evaluations, Clock clock) {
        this.evaluations = evaluations;
        this.clock = clock;
    }

    /** What became of a request. */
    public sealed interface Result {
        /** It is as asked, now or since an earlier request for the same. */
        record Recorded(Alert alert) implements Result {}

        /** Its present state does not allow it; the alert tells which and why. */
        record NotAllowed(Alert alert) implements Result {}

        /** There is no such alert. */
        record NoSuchAlert() implements Result {}
    }

    /**
     * Takes an alert, or takes it over: until the next step's date it does not escalate, then it comes back to open.
     */
    public Result acknowledge(AlertId id, String owner, Instant nextStepBy, String by) {
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
    public Result close(AlertId id, AlertState outcome, String reason, String by) {
        Instant now = clock.instant();
        return move(id, alert -> alert.state() == outcome && reason.equals(alert.note()), alert -> alert.in(
                        outcome, reason, now)
                .with(alert.ownership().closed(by)));
    }

    private Result move(AlertId id, Predicate<Alert> isRepeat, UnaryOperator<Alert> change) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
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
                return new Result.Recorded(alert);
            }
            if (!alert.state().isLive()) {
                return new Result.NotAllowed(alert);
            }
            Alert changed = change.apply(alert);
            if (evaluations.commit(moved(snapshot.get(), changed))) {
                return new Result.Recorded(changed);
            }
        }
        throw new DeskRaceLostException(id);
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

    /** Evaluations of the incident came first, time and again. */
    public static final class DeskRaceLostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        DeskRaceLostException(AlertId id) {
            super("a change kept losing the race for " + id);
        }
    }
}
