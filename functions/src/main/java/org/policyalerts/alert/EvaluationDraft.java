package org.policyalerts.alert;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Sheet;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Policy;

/** Works out what a decision changes: alerts, notifications, timers and the state they leave the incident in. */
final class EvaluationDraft {

    private final EvaluationRules rules;
    private final Messages messages;

    EvaluationDraft(EvaluationRules rules) {
        this.rules = rules;
        this.messages = new Messages(rules.zone(), rules.maxTlp());
    }

    /** What to commit; empty if the decision says what the last one of the same version said and no alert's time has come. */
    Optional<Evaluation> of(Sheet sheet, Decision decision) {
        EvaluationState before = sheet.state();
        String signature = signature(decision);
        boolean isNews = before.evaluatedVersion() != decision.version()
                || !before.signature().equals(signature);
        List<AlertChange> changes = byDecision(sheet, decision);
        changes.addAll(byTime(sheet, changes, decision.at()));
        if (!isNews && changes.isEmpty()) {
            return Optional.empty();
        }
        List<Alert> changedAlerts = changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.REMINDED)
                .map(AlertChange::alert)
                .toList();
        long sequence = before.sequence() + 1;
        List<Notification> notifications = Bundles.of(sheet, decision, changes, sequence).stream()
                .map(bundle -> messages.notification(bundle, sequence))
                .toList();
        Map<String, String> told = told(before, notifications);
        EvaluationState after = isNews ? decided(before, decision, signature, told) : before.next(told);
        return Optional.of(new Evaluation(
                decision.incident(),
                before,
                after,
                decision.at(),
                isNews ? Optional.of(document(sheet, decision)) : Optional.empty(),
                changedAlerts,
                notifications,
                NextTime.of(after, sheet.alerts(), changedAlerts)));
    }

    /** Asked also when the decision says nothing new: what keeps an alert quiet may have ended. */
    private List<AlertChange> byDecision(Sheet sheet, Decision decision) {
        Suppression what = Suppression.of(sheet.incident().report(), decision);
        List<AlertChange> changes =
                new ArrayList<>(new AlertChanges(decision, sheet.alerts(), rules.zone()).changes(what));
        List<Pending> reminders = what.mode().isPresent() ? List.of() : dueReminders(sheet.state(), decision);
        reminders.forEach(
                reminder -> changes.add(new AlertChange(AlertChange.Kind.REMINDED, upcoming(decision, reminder))));
        return changes;
    }

    /** An alert that the decision has just moved has no time of its own to keep yet. */
    private static List<AlertChange> byTime(Sheet sheet, List<AlertChange> moved, Instant now) {
        Set<AlertId> ids = moved.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        List<Alert> others = sheet.alerts().stream()
                .filter(alert -> !ids.contains(alert.id()))
                .toList();
        return AlertTimes.changes(others, now);
    }

    private static EvaluationState decided(
            EvaluationState before, Decision decision, String signature, Map<String, String> told) {
        return new EvaluationState(
                before.sequence() + 1,
                decision.version(),
                signature,
                told,
                reminded(before, decision),
                decision.nextMoment());
    }

    private Map<String, Object> document(Sheet sheet, Decision decision) {
        return DecisionDocument.of(
                decision,
                rules.zone(),
                Suppression.of(sheet.incident().report(), decision).mode());
    }

    private Alert upcoming(Decision decision, Pending reminder) {
        return Alert.raise(decision.incident(), decision.version(), reminder.match(), decision.at(), rules.zone());
    }

    /** A policy on trial or muted reminds nobody, as it alerts nobody. */
    private static List<Pending> dueReminders(EvaluationState before, Decision decision) {
        return decision.pending().stream()
                .filter(pending -> pending.match().policy().mode() == Policy.Mode.ACTIVE)
                .filter(pending -> pending.mutedBy() == null)
                .filter(pending -> isReminding(pending, decision.at()))
                .filter(pending -> !before.reminded().contains(key(pending)))
                .toList();
    }

    private static boolean isReminding(Pending pending, Instant now) {
        return pending.remindAt() != null && !now.isBefore(pending.remindAt());
    }

    /** Keeps only clocks that still run, so that the set stays as small as the book's list of clocks. */
    private static Set<String> reminded(EvaluationState before, Decision decision) {
        Set<String> reminded = new HashSet<>();
        for (Pending pending : decision.pending()) {
            if (isReminding(pending, decision.at()) || before.reminded().contains(key(pending))) {
                reminded.add(key(pending));
            }
        }
        return reminded;
    }

    private static String key(Pending pending) {
        return pending.match().policy().id() + "|" + pending.match().cause();
    }

    private static Map<String, String> told(EvaluationState before, List<Notification> notifications) {
        Map<String, String> told = new HashMap<>(before.told());
        notifications.stream()
                .filter(notification -> notification.handling() != Notification.Handling.WITHHELD)
                .forEach(notification -> told.put(notification.audience(), notification.id()));
        return told;
    }

    /** A fingerprint of everything a decision says, but not of when it was made. */
    private static String signature(Decision decision) {
        Decision timeless = new Decision(
                decision.incident(),
                decision.version(),
                Instant.EPOCH,
                decision.matched(),
                decision.shadow(),
                decision.muted(),
                decision.pending(),
                decision.notMatched(),
                decision.unknown(),
                decision.failed(),
                decision.nextMoment());
        try {
            byte[] text = timeless.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
