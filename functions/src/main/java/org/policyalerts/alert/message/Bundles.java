package org.policyalerts.alert.message;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note.ReportedFailure;
import org.policyalerts.alert.Notification;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;

/** Sorts the changes of one evaluation by audience, so that each audience gets one message and not one per policy. */
public final class Bundles {

    /** In these nothing about the incident is new; only time has passed. */
    private static final Set<AlertChange.Kind> REMINDING = EnumSet.of(
            AlertChange.Kind.REMINDED, AlertChange.Kind.OVERDUE, AlertChange.Kind.ESCALATED, AlertChange.Kind.REOPENED);

    /** These take back what was said, or what nobody was told because it meant that nothing was left to do. */
    private static final Set<AlertChange.Kind> CORRECTING =
            EnumSet.of(AlertChange.Kind.WITHDRAWN, AlertChange.Kind.UNFULFILLED);

    private Bundles() {}

    /** What there is to tell: what became of alerts, policies that could not be evaluated, and what became of those. */
    public record News(List<AlertChange> changes, List<Decision.Failed> faults, List<ReportedFailure.Settled> settled) {

        Set<String> audiences() {
            return Stream.of(
                            changes.stream().flatMap(change -> change.audiences().stream()),
                            faults.stream().flatMap(failed -> failed.policy().addressees().stream()),
                            settled.stream().flatMap(one -> one.failure().audience().stream()))
                    .flatMap(Function.identity())
                    .collect(Collectors.toCollection(TreeSet::new));
        }

        News of(String audience) {
            return new News(
                    changes.stream()
                            .filter(change -> change.audiences().contains(audience))
                            .toList(),
                    faults.stream()
                            .filter(failed -> failed.policy().addressees().contains(audience))
                            .toList(),
                    settled.stream()
                            .filter(one -> one.failure().audience().contains(audience))
                            .toList());
        }
    }

    /** The bundles, by audience; what nobody is to be told of is in none. */
    public static List<Bundle> of(Snapshot snapshot, Decision decision, News news, long sequence) {
        List<Question> asked = Question.of(decision);
        List<Bundle> bundles = new ArrayList<>();
        for (String audience : news.audiences()) {
            News theirs = news.of(audience);
            Optional<String> told = Optional.ofNullable(snapshot.state().told().get(audience));
            bundles.add(new Bundle(
                    Notification.idOf(decision.incident(), sequence, audience),
                    audience,
                    snapshot.incident(),
                    kind(theirs, told.isPresent()),
                    theirs.changes(),
                    theirs.faults(),
                    theirs.settled(),
                    asked.stream()
                            .filter(question -> question.concerns(audience))
                            .toList(),
                    told,
                    standing(snapshot, news.changes(), audience),
                    decision.at()));
        }
        return bundles;
    }

    private static List<Alert> standing(Snapshot snapshot, List<AlertChange> changes, String audience) {
        Set<AlertId> moved = changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        return snapshot.alerts().stream()
                .filter(alert -> alert.state().isLive())
                .filter(alert -> alert.toldTo().contains(audience))
                .filter(alert -> !moved.contains(alert.id()))
                .toList();
    }

    private static Bundle.Kind kind(News news, boolean toldBefore) {
        List<AlertChange> changes = news.changes();
        boolean isOnlySettled = changes.isEmpty() && news.faults().isEmpty();
        if (isOnlySettled || changes.stream().anyMatch(change -> CORRECTING.contains(change.kind()))) {
            return Bundle.Kind.CORRECTION;
        }
        boolean isOnlyOfAlerts = news.faults().isEmpty() && news.settled().isEmpty();
        if (isOnlyOfAlerts && changes.stream().allMatch(change -> REMINDING.contains(change.kind()))) {
            return Bundle.Kind.REMINDER;
        }
        // An audience that joins because nobody took an alert needs the section on what changed to learn that.
        boolean isMixed = changes.stream().anyMatch(change -> REMINDING.contains(change.kind()));
        return toldBefore || isMixed ? Bundle.Kind.UPDATE : Bundle.Kind.ALERT;
    }
}
