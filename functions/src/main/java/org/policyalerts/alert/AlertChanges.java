package org.policyalerts.alert;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyalerts.policy.Because;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Truth;

/** Compares what a decision says with the alerts that are there. */
final class AlertChanges {

    private final Decision decision;
    private final Map<AlertId, Alert> existing;
    private final ZoneId zone;

    AlertChanges(Decision decision, List<Alert> existing, ZoneId zone) {
        this.decision = decision;
        this.existing = existing.stream().collect(Collectors.toMap(Alert::id, alert -> alert));
        this.zone = zone;
    }

    /** All changes; none if every match has its alert and every live alert its match. */
    List<AlertChange> changes(List<Match> speaking) {
        Map<AlertId, Match> wanted = new LinkedHashMap<>();
        speaking.forEach(match ->
                wanted.put(AlertId.of(decision.incident(), match.policy().id(), match.cause()), match));
        List<AlertChange> changes = new ArrayList<>();
        wanted.forEach((id, match) -> raise(id, match, changes));
        existing.values().stream()
                .filter(alert -> alert.state().isLive() && !wanted.containsKey(alert.id()))
                .sorted((one, other) -> one.id().value().compareTo(other.id().value()))
                .forEach(alert -> cease(alert, wanted, changes));
        return changes;
    }

    /** An alert that was done or rejected stays so for the same cause; one that had ceased comes back under its old id. */
    private void raise(AlertId id, Match match, List<AlertChange> changes) {
        Alert there = existing.get(id);
        if (there != null && there.state() != AlertState.WITHDRAWN && there.state() != AlertState.OVERTAKEN) {
            return;
        }
        Alert raised = Alert.raise(decision.incident(), decision.version(), match, decision.at(), zone);
        List<Alert> replaced = existing.values().stream()
                .filter(alert ->
                        alert.state().isLive() && isOf(alert, match.policy().id()))
                .toList();
        // Whoever the replaced alert had been escalated to would otherwise keep an outdated message.
        List<String> told = replaced.stream()
                .flatMap(alert -> alert.care().escalatedTo().stream())
                .distinct()
                .toList();
        AlertChange.Kind kind = replaced.isEmpty() ? AlertChange.Kind.RAISED : AlertChange.Kind.CHANGED;
        changes.add(new AlertChange(kind, raised.with(Care.none(decision.at(), told))));
    }

    private void cease(Alert alert, Map<AlertId, Match> wanted, List<AlertChange> changes) {
        Instant now = decision.at();
        for (Map.Entry<AlertId, Match> entry : wanted.entrySet()) {
            if (isOf(alert, entry.getValue().policy().id())) {
                String note = "replaced by " + entry.getKey();
                changes.add(new AlertChange(AlertChange.Kind.OVERTAKEN, alert.in(AlertState.OVERTAKEN, note, now)));
                return;
            }
        }
        changes.add(new AlertChange(
                AlertChange.Kind.WITHDRAWN,
                alert.in(AlertState.WITHDRAWN, reason(alert.policy().id()), now)));
    }

    private static boolean isOf(Alert alert, PolicyId policy) {
        return alert.policy().id().equals(policy);
    }

    private String reason(PolicyId policy) {
        for (Decision.Muted muted : decision.muted()) {
            if (muted.match().policy().id().equals(policy)) {
                return "muted by " + muted.by();
            }
        }
        for (Decision.NotMatched none : decision.notMatched()) {
            if (none.policy().equals(policy)) {
                return none.because().stream()
                        .filter(because -> because.outcome() == Truth.FALSE)
                        .findFirst()
                        .map(AlertChanges::inWords)
                        .orElse("its conditions no longer hold");
            }
        }
        for (Decision.Unknown unknown : decision.unknown()) {
            if (unknown.policy().id().equals(policy)) {
                return "no longer known: " + String.join(", ", unknown.missing());
            }
        }
        return "its time has been moved";
    }

    private static String inWords(Because because) {
        return "no longer true: " + because.condition() + " (now: " + because.saw() + ")";
    }
}
