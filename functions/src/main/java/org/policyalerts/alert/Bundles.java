package org.policyalerts.alert;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyalerts.alert.EvaluationStore.Sheet;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Question;

/** Sorts the changes of one evaluation by audience, so that each audience gets one message and not one per policy. */
final class Bundles {

    /** Nothing about the incident is new in these; only time has passed. */
    private static final Set<AlertChange.Kind> REMINDING =
            EnumSet.of(AlertChange.Kind.REMINDED, AlertChange.Kind.ESCALATED, AlertChange.Kind.REOPENED);

    private Bundles() {}

    /** The bundles, by audience; what nobody is to be told of is in none. */
    static List<Bundle> of(Sheet sheet, Decision decision, List<AlertChange> changes, long sequence) {
        Map<String, List<AlertChange>> byAudience = new TreeMap<>();
        for (AlertChange change : changes) {
            change.audiences().forEach(audience -> byAudience
                    .computeIfAbsent(audience, none -> new ArrayList<>())
                    .add(change));
        }
        List<Question> asked = Question.of(decision);
        List<Bundle> bundles = new ArrayList<>();
        byAudience.forEach((audience, theirs) -> {
            Optional<String> told = Optional.ofNullable(sheet.state().told().get(audience));
            bundles.add(new Bundle(
                    "ntf_" + decision.incident().ulid() + "-" + sequence + "-" + audience,
                    audience,
                    sheet.incident(),
                    kind(theirs, told.isPresent()),
                    theirs,
                    asked.stream()
                            .filter(question -> question.concerns(audience))
                            .toList(),
                    told,
                    standing(sheet, changes, audience),
                    decision.at()));
        });
        return bundles;
    }

    private static List<Alert> standing(Sheet sheet, List<AlertChange> changes, String audience) {
        Set<AlertId> moved = changes.stream().map(change -> change.alert().id()).collect(Collectors.toSet());
        return sheet.alerts().stream()
                .filter(alert -> alert.state() == AlertState.OPEN)
                .filter(alert -> alert.toldTo().contains(audience))
                .filter(alert -> !moved.contains(alert.id()))
                .toList();
    }

    private static Bundle.Kind kind(List<AlertChange> changes, boolean toldBefore) {
        if (changes.stream().anyMatch(change -> change.kind() == AlertChange.Kind.WITHDRAWN)) {
            return Bundle.Kind.CORRECTION;
        }
        if (changes.stream().allMatch(change -> REMINDING.contains(change.kind()))) {
            return Bundle.Kind.REMINDER;
        }
        // Someone new who joins for an alert that nobody took has to read that, beside what is new.
        boolean isMixed = changes.stream().anyMatch(change -> REMINDING.contains(change.kind()));
        return toldBefore || isMixed ? Bundle.Kind.UPDATE : Bundle.Kind.ALERT;
    }
}
