package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.policy.Decision;

/** The section that says what is new, what no longer holds, and what becomes of earlier messages. */
final class ChangesText {

    private final MessageDraft draft;
    private final Bundle bundle;

    ChangesText(MessageDraft draft) {
        this.draft = draft;
        this.bundle = draft.bundle();
    }

    void section() {
        draft.writer().heading("WHAT CHANGED");
        List<AlertChange> changes = draft.omitted().first(draft.detail().explained(), bundle.changes(), "changes");
        changes.stream()
                .filter(change -> change.kind() != AlertChange.Kind.ESCALATED)
                .forEach(change -> bullet(changed(change)));
        notChecked();
        untaken(changes).forEach((since, alerts) -> bullet(untaken(since, alerts)));
        bundle.earlier().ifPresent(id -> draft.writer().prose(continued(id)));
    }

    private void bullet(String sentence) {
        draft.writer().paragraph(" - ", sentence);
    }

    private static String changed(AlertChange change) {
        Alert alert = change.alert();
        String title = alert.policy().title();
        return switch (change.kind()) {
            case RAISED -> "New, " + alert.policy().severity().text() + ": " + title + ".";
            case CHANGED -> "Changed, read again: " + title + ".";
            case REVISED -> "Other steps than before, read again: " + title + ".";
            case UNFULFILLED -> "Due again: " + title + "; " + alert.note() + ".";
            case WITHDRAWN -> "Steps withdrawn: " + title + "; " + alert.note() + ".";
            case REMINDED -> "Time is running out: " + title + ".";
            case OVERDUE -> "Overdue, and nothing shows that it is done: " + title + ".";
            case REOPENED -> "Open again: " + title + "; " + alert.note() + " and nothing has been recorded since.";
            case ESCALATED -> throw new IllegalStateException("told together with others: " + title);
            case UNSAID -> throw new IllegalStateException("nobody is told of " + alert.id());
        };
    }

    private void notChecked() {
        int most = draft.detail().unchecked();
        for (Decision.Failed failed : bundle.faults().stream().limit(most).toList()) {
            bullet("Could not be checked: " + failed.policy().title() + ".");
        }
        draft.omitted()
                .first(most, bundle.settled(), "policies of which nothing is to be done")
                .forEach(one -> bullet("Could not be checked before, nothing to do for now: "
                        + one.failure().title() + "; " + one.reason() + "."));
    }

    /** Alerts that nobody has taken for equally long share a sentence, so that the section stays short. */
    private static Map<Instant, List<Alert>> untaken(List<AlertChange> changes) {
        Map<Instant, List<Alert>> untaken = new TreeMap<>();
        changes.stream()
                .filter(change -> change.kind() == AlertChange.Kind.ESCALATED)
                .map(AlertChange::alert)
                .forEach(alert -> untaken.computeIfAbsent(alert.ownership().openSince(), since -> new ArrayList<>())
                        .add(alert));
        return untaken;
    }

    private String untaken(Instant since, List<Alert> alerts) {
        List<String> titles =
                alerts.stream().map(alert -> '"' + alert.policy().title() + '"').toList();
        Set<String> told = new TreeSet<>();
        alerts.forEach(alert -> told.addAll(alert.toldTo()));
        return "Nobody has acknowledged " + (titles.size() == 1 ? "this alert" : "these " + titles.size() + " alerts")
                + " since " + draft.times().brief(since) + ": " + String.join(", ", titles) + ". Told so far: "
                + String.join(", ", told) + ". Acknowledging one means read, not done; it stops its reminders for all.";
    }

    private String continued(String earlier) {
        if (bundle.isOnlySettled()) {
            return "This corrects message " + earlier
                    + " and any before it, and that only in this. Tell those you told.";
        }
        return bundle.withdrawn().isEmpty()
                ? "This adds to message " + earlier + ", which still holds."
                : "This corrects message " + earlier + " and any before it. Only steps are withdrawn, not cautions in"
                        + " their titles. Tell those you told, undo what you did, delete no evidence.";
    }
}
