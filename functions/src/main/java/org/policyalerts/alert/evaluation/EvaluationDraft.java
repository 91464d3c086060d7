package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Silence;
import org.policyalerts.alert.message.Bundles;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Pending;

/** Works out what a decision changes: alerts, notifications, timers and the state they leave the incident in. */
final class EvaluationDraft {

    /**
     * As many as one transaction takes beside the messages; the rest follows in an evaluation of its own, most severe
     * first.
     */
    static final int MOST_CHANGES = 60;

    private final EvaluationSettings settings;
    private final Messages messages;
    private final Snapshot snapshot;
    private final Decision decision;
    private final Suppression suppression;
    private final Reminders reminders;
    private final WithheldChanges withheld;
    private final PolicyFailures failures;
    private final ReviewEvaluation.Outcome review;

    EvaluationDraft(
            EvaluationSettings settings,
            Snapshot snapshot,
            Decision decision,
            List<Silence> silences,
            ReviewEvaluation.Outcome review) {
        this.settings = settings;
        this.messages = new Messages(settings.zone(), settings.maxTlp());
        this.snapshot = snapshot;
        this.decision = decision;
        this.suppression = Suppression.of(snapshot.incident().report(), decision, silences, settings);
        this.reminders = new Reminders(snapshot.state(), decision, suppression);
        boolean isWithheld = messages.isWithheld(snapshot.incident());
        this.withheld = new WithheldChanges(snapshot, isWithheld);
        this.failures = new PolicyFailures(snapshot.state(), decision, suppression, isWithheld);
        this.review = review;
    }

    /** What to commit; empty if everything is as it was: decision, alerts and the next time to look. */
    Optional<Evaluation> evaluation() {
        EvaluationState before = snapshot.state();
        String signature = DecisionFingerprint.of(decision);
        boolean isNews = before.evaluatedVersion() != decision.version()
                || !before.signature().equals(signature);
        List<AlertChange> all = changes();
        List<AlertChange> changes = atOnce(all);
        List<Notification> notifications = notifications(changes);
        EvaluationState after = after(signature, changes, notifications);
        List<Alert> changed = changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.REMINDED)
                .map(AlertChange::alert)
                .toList();
        Optional<Instant> next = changes.size() < all.size()
                ? Optional.of(decision.at().plusSeconds(1))
                : NextEvaluation.of(after, snapshot.alerts(), changed, this::nextOf);
        // A timer that has come due and is not moved would be taken off the calendar, and with it all that follows.
        if (!isNews
                && changes.isEmpty()
                && notifications.isEmpty()
                && next.equals(snapshot.timer())
                && review.change().isEmpty()) {
            return Optional.empty();
        }
        Optional<Map<String, Object>> document = isNews ? Optional.of(document(notifications)) : Optional.empty();
        return Optional.of(new Evaluation(
                decision.incident(),
                before,
                after,
                decision.at(),
                document,
                changed,
                Stream.concat(notifications.stream(), reviewNotifications(after.sequence()).stream())
                        .toList(),
                next,
                review.change()));
    }

    /** Reminders store no alert, and are not due again. */
    private static List<AlertChange> atOnce(List<AlertChange> all) {
        Set<AlertId> first = all.stream()
                .filter(change -> change.kind() != AlertChange.Kind.REMINDED)
                .limit(MOST_CHANGES)
                .map(change -> change.alert().id())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(change -> change.kind() == AlertChange.Kind.REMINDED
                        || first.contains(change.alert().id()))
                .toList();
    }

    /** Alerts are compared also when the decision says nothing new: what kept one quiet may have ended. */
    private List<AlertChange> changes() {
        List<AlertChange> changes = new ArrayList<>();
        new AlertChanges(decision, suppression, snapshot, settings.zone())
                .changes().stream().map(withheld::asKnown).forEach(changes::add);
        for (Pending reminder : reminders.due()) {
            changes.add(new AlertChange(AlertChange.Kind.REMINDED, upcoming(reminder)));
        }
        changes.addAll(withheld.due(changes, alert -> quietUntil(alert).isPresent()));
        changes.addAll(byTime(changes));
        return changes;
    }

    private Alert upcoming(Pending reminder) {
        return Alert.raise(decision.incident(), decision.version(), reminder.match(), decision.at(), settings.zone());
    }

    /** An alert that the decision has just moved has no time of its own to keep yet; one that is kept quiet waits. */
    private List<AlertChange> byTime(List<AlertChange> moved) {
        Set<AlertId> ids = moved.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        List<Alert> others = snapshot.alerts().stream()
                .filter(alert -> !ids.contains(alert.id()))
                .filter(alert -> quietUntil(alert).isEmpty())
                .toList();
        return AlertTimes.changes(others, decision.at());
    }

    private Optional<Instant> quietUntil(Alert alert) {
        return suppression.quietUntil(alert.policy().id(), decision.at());
    }

    private Optional<Instant> nextOf(Alert alert) {
        return AlertTimes.next(alert).map(own -> Stream.concat(Stream.of(own), quietUntil(alert).stream())
                .max(Comparator.naturalOrder())
                .orElse(own));
    }

    private List<Notification> notifications(List<AlertChange> changes) {
        long sequence = snapshot.state().sequence() + 1;
        Bundles.News news = new Bundles.News(changes, failures.due(), failures.settled(snapshot.alerts(), changes));
        return Bundles.of(snapshot, decision, news, sequence).stream()
                .map(bundle -> messages.notification(bundle, sequence))
                .toList();
    }

    /**
     * They take a sequence number of their own: an audience may be told of alerts in the same evaluation, and of those
     * first.
     */
    private List<Notification> reviewNotifications(long sequence) {
        String prefix = "ntf_" + decision.incident().ulid() + "-" + sequence + "-";
        return review.letters().stream()
                .map(letter -> messages.notification(letter.named(prefix + letter.audience()), sequence))
                .toList();
    }

    private EvaluationState after(String signature, List<AlertChange> changes, List<Notification> notifications) {
        Map<String, String> told = new HashMap<>(snapshot.state().told());
        notifications.stream()
                .filter(notification -> notification.handling() != Notification.Handling.WITHHELD)
                .forEach(notification -> told.put(notification.audience(), notification.id()));
        Optional<Instant> nextDecision = Stream.of(
                        decision.nextMoment(), suppression.quietUntil(decision.at()), failures.again())
                .flatMap(Optional::stream)
                .min(Comparator.naturalOrder());
        Set<String> once = Stream.of(reminders.sent(), failures.said(), withheld.kept(changes))
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        long steps = review.letters().isEmpty() ? 1 : 2;
        return new EvaluationState(
                snapshot.state().sequence() + steps, decision.version(), signature, told, once, nextDecision);
    }

    private Map<String, Object> document(List<Notification> notifications) {
        Map<String, Object> document = DecisionDocument.of(decision, settings.zone(), suppression.mode());
        DecisionDocument.putSilenced(document, suppression.held());
        DecisionDocument.putNotifications(document, notifications, settings.maxTlp());
        return document;
    }
}
