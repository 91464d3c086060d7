package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.message.Bundles;
import org.policyalerts.policy.Decision;

/** The steps from a decision to what is due, each with what it has to remember. */
final class EvaluationSteps {

    /**
     * As many as one transaction takes beside the messages; the rest follows in an evaluation of its own, most severe
     * first.
     */
    static final int MOST_CHANGES = 60;

    private final Snapshot snapshot;
    private final Decision decision;
    private final Suppression suppression;
    private final boolean isWithheld;

    /**
     * Of one decision about one incident.
     *
     * @param isWithheld whether nothing about the incident may leave now
     */
    EvaluationSteps(Snapshot snapshot, Decision decision, Suppression suppression, boolean isWithheld) {
        this.snapshot = snapshot;
        this.decision = decision;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
    }

    /**
     * What is due now.
     *
     * @param news what is told, or only recorded where nobody is to be told
     * @param isCut whether more is due than fits into one evaluation
     * @param notes what to remember
     * @param failuresAgain when to see whether the policies that failed can be evaluated
     */
    record Due(Bundles.News news, boolean isCut, Set<Note> notes, Optional<Instant> failuresAgain) {

        /**
         * The alerts to store, each once though different audiences may be told different things of it; a reminder is
         * of an alert that is not raised yet.
         */
        List<Alert> alerts() {
            Map<AlertId, Alert> alerts = new LinkedHashMap<>();
            news.changes().stream()
                    .filter(change -> change.kind() != AlertChange.Kind.REMINDED)
                    .forEach(change -> alerts.put(change.alert().id(), change.alert()));
            return List.copyOf(alerts.values());
        }
    }

    /** Compares, reminds, withholds, looks at the time, caps, and at last tells of failures. */
    Due due(ZoneId zone) {
        Set<Note> before = snapshot.state().notes();
        WithheldChanges withheld = new WithheldChanges(snapshot, suppression, isWithheld);
        // Alerts are compared also when the decision says nothing new: what kept one quiet may have ended.
        List<AlertChange> compared = new AlertChanges(decision, suppression, snapshot, zone).changes();
        Reminders.Outcome reminders = new Reminders(before, decision, suppression).outcome(zone);
        Reminders.Outcome duties =
                new DutyReminders(before, decision, snapshot.alerts()).outcome(suppression.speaking(), compared);
        List<AlertChange> told = withheld.told(both(both(compared, reminders.due()), duties.due()));
        List<AlertChange> all = both(told, timed(told));
        List<AlertChange> changes = capped(all);
        PolicyFailures.Outcome failures =
                new PolicyFailures(before, decision, suppression, isWithheld).outcome(snapshot.alerts(), changes);
        Set<Note> notes = Stream.of(reminders.notes(), duties.notes(), withheld.notes(changes), failures.notes())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Bundles.News news = new Bundles.News(changes, failures.due(), failures.settled());
        return new Due(news, changes.size() < all.size(), notes, failures.again());
    }

    /** An alert that changes now has no time of its own to keep yet; one that is kept quiet waits. */
    private List<AlertChange> timed(List<AlertChange> changes) {
        Set<AlertId> changing = ids(changes.stream());
        List<Alert> others = snapshot.alerts().stream()
                .filter(alert -> !changing.contains(alert.id()))
                .filter(alert -> suppression.quietUntil(alert.policy().id()).isEmpty())
                .toList();
        return AlertTimes.changes(others, decision.at());
    }

    /** Reminders store no alert, and are not due again. */
    private static List<AlertChange> capped(List<AlertChange> all) {
        Set<AlertId> first = ids(all.stream()
                .filter(change -> change.kind() != AlertChange.Kind.REMINDED)
                .limit(MOST_CHANGES));
        return all.stream()
                .filter(change -> change.kind() == AlertChange.Kind.REMINDED
                        || first.contains(change.alert().id()))
                .toList();
    }

    private static Set<AlertId> ids(Stream<AlertChange> changes) {
        return changes.map(change -> change.alert().id()).collect(Collectors.toSet());
    }

    private static List<AlertChange> both(List<AlertChange> first, List<AlertChange> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }
}
