package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Audiences;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.message.Bundles;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.policy.Decision;

/** Works out what a decision leaves behind: alerts, notifications, timers and the state of the incident. */
final class EvaluationDraft {

    private final EvaluationSettings settings;
    private final Messages messages;
    private final Snapshot snapshot;
    private final Decision decision;
    private final Suppression suppression;
    private final ReviewEvaluation.Outcome review;

    EvaluationDraft(
            EvaluationSettings settings,
            Snapshot snapshot,
            Decision decision,
            Suppression.Quiet quiet,
            ReviewEvaluation.Outcome review) {
        this.settings = settings;
        this.messages = new Messages(settings.zone(), settings.maxTlp());
        this.snapshot = snapshot;
        this.decision = decision;
        this.suppression = Suppression.of(snapshot.incident().report(), decision, quiet, settings);
        this.review = review;
    }

    /** What to commit; empty if everything is as it was: decision, alerts and the next time to look. */
    Optional<Evaluation> evaluation() {
        EvaluationSteps.Due due = new EvaluationSteps(
                        snapshot, decision, suppression, messages.isWithheld(snapshot.incident()))
                .due(settings.zone());
        List<Notification> notifications = bundled(due.news());
        EvaluationState after = after(due, notifications);
        Optional<Instant> next = next(due, after);
        boolean isNewDecision = isNewDecision(after);
        boolean isSaid = !due.news().changes().isEmpty() || !notifications.isEmpty();
        // A timer that has come due and is not moved would be taken off the calendar, and with it all that follows.
        boolean isTimerMoved = !next.equals(snapshot.timer());
        if (!isNewDecision && !isSaid && !isTimerMoved && review.change().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Evaluation(
                decision.incident(),
                snapshot.state(),
                after,
                decision.at(),
                isNewDecision ? Optional.of(document(notifications)) : Optional.empty(),
                due.alerts(),
                Stream.concat(notifications.stream(), reviewNotifications()).toList(),
                next,
                review.change(),
                Audiences.NONE));
    }

    private List<Notification> bundled(Bundles.News news) {
        long sequence = snapshot.state().nextSequence();
        return Bundles.of(snapshot, decision, news, sequence).stream()
                .map(bundle -> messages.notification(bundle, sequence))
                .toList();
    }

    private Stream<Notification> reviewNotifications() {
        long sequence = snapshot.state().nextSequenceOfReview();
        return review.bundles().stream().map(bundle -> messages.notification(bundle, sequence));
    }

    private EvaluationState after(EvaluationSteps.Due due, List<Notification> notifications) {
        EvaluationState before = snapshot.state();
        Map<String, String> told = new HashMap<>(before.told());
        notifications.stream()
                .filter(notification -> notification.handling() != Notification.Handling.WITHHELD)
                .forEach(notification -> told.put(notification.audience(), notification.id()));
        Optional<Instant> nextDecision = Stream.of(decision.nextMoment(), suppression.firstEnd(), due.failuresAgain())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        return new EvaluationState(
                review.bundles().isEmpty() ? before.nextSequence() : before.nextSequenceOfReview(),
                decision.version(),
                DecisionFingerprint.of(decision),
                told,
                due.notes(),
                nextDecision);
    }

    private boolean isNewDecision(EvaluationState after) {
        EvaluationState before = snapshot.state();
        return before.evaluatedVersion() != after.evaluatedVersion()
                || !before.signature().equals(after.signature());
    }

    private Optional<Instant> next(EvaluationSteps.Due due, EvaluationState after) {
        return due.isCut()
                ? Optional.of(decision.at().plusSeconds(1))
                : NextEvaluation.of(after, snapshot.alerts(), due.alerts(), this::next);
    }

    /** While a policy is kept quiet, the times of its alerts are put off. */
    private Optional<Instant> next(Alert alert) {
        return AlertTimes.next(alert).map(own -> suppression
                .quietUntil(alert.policy().id())
                .filter(end -> end.isAfter(own))
                .orElse(own));
    }

    private Map<String, Object> document(List<Notification> notifications) {
        Map<String, Object> document = DecisionDocument.of(decision, settings.zone(), suppression.mode());
        DecisionDocument.putKeptQuiet(document, suppression.held());
        DecisionDocument.putNotifications(document, notifications, settings.maxTlp());
        return document;
    }
}
