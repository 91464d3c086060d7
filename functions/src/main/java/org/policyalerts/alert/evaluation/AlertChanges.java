package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertOwnership;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;

/** Compares what a decision says with the alerts that are there. */
final class AlertChanges {

    private static final Set<AlertState> GONE = Set.of(AlertState.WITHDRAWN, AlertState.OVERTAKEN);

    private final Decision decision;
    private final Map<AlertId, Alert> existing;
    private final Track track;
    private final ZoneId zone;
    private final boolean isFalseAlarm;
    private final Optional<String> mode;
    private final Map<AlertId, Match> wanted = new LinkedHashMap<>();
    private final Map<AlertId, HeldBackMatch> held = new LinkedHashMap<>();
    private final List<AlertChange> changes = new ArrayList<>();

    AlertChanges(Decision decision, Suppression suppression, Snapshot snapshot, ZoneId zone) {
        this.decision = decision;
        this.isFalseAlarm = suppression.isFalseAlarm();
        this.mode = suppression.mode();
        this.track = Track.ofMode(snapshot.incident().report().text("mode"));
        this.existing = snapshot.alerts().stream().collect(Collectors.toMap(Alert::id, alert -> alert));
        this.zone = zone;
        suppression.speaking().forEach(match -> wanted.put(id(match), match));
        suppression.held().forEach(one -> held.put(id(one.match()), one));
    }

    /** All changes; none if every match has its alert and every alert its match. */
    List<AlertChange> changes() {
        wanted.forEach(this::raise);
        held.forEach(this::hold);
        existing.values().stream()
                .filter(alert -> !wanted.containsKey(alert.id()) && !held.containsKey(alert.id()))
                .sorted(Comparator.comparing(alert -> alert.id().value()))
                .forEach(this::cease);
        existing.values().stream()
                .filter(alert -> isFalseAlarm && alert.state() == AlertState.DONE)
                .sorted(Comparator.comparing(alert -> alert.id().value()))
                .forEach(this::correctAfterwards);
        return changes;
    }

    /** Who has acted on a false alarm has most need to hear so; what was done stays done. */
    private void correctAfterwards(Alert done) {
        String reason = String.valueOf(done.note());
        if (!reason.endsWith(Suppression.FALSE_ALARM)) {
            Alert corrected = done.in(AlertState.DONE, reason + "; " + Suppression.FALSE_ALARM, decision.at());
            changes.add(new AlertChange(AlertChange.Kind.WITHDRAWN, corrected));
        }
    }

    private AlertId id(Match match) {
        return AlertId.of(decision.incident(), match.policy().id(), match.cause());
    }

    /**
     * An alert that was done or rejected stays so for the same cause; one that had ceased comes back under its old id.
     */
    private void raise(AlertId id, Match match) {
        Alert there = existing.get(id);
        if (there != null && !GONE.contains(there.state()) && there.state() != AlertState.SUPPRESSED) {
            return;
        }
        List<Alert> replaced = existing.values().stream()
                .filter(alert ->
                        alert.state().isLive() && isOf(alert, match.policy().id()))
                .toList();
        // Whoever the replaced alert had been escalated to would otherwise keep an outdated message.
        List<String> told = replaced.stream()
                .flatMap(alert -> alert.ownership().escalatedTo().stream())
                .distinct()
                .toList();
        AlertChange.Kind kind = replaced.isEmpty() ? AlertChange.Kind.RAISED : AlertChange.Kind.CHANGED;
        changes.add(new AlertChange(kind, fresh(match).with(AlertOwnership.none(decision.at(), told))));
    }

    private Alert fresh(Match match) {
        return Alert.raise(decision.incident(), decision.version(), match, decision.at(), zone)
                .on(track);
    }

    /**
     * What staff were told of before it was muted is corrected; what they were never told of is kept with its reason.
     */
    private void hold(AlertId id, HeldBackMatch one) {
        Alert there = existing.get(id);
        if (there == null
                || (GONE.contains(there.state()) && one.toldBefore() != HeldBackMatch.ToldBefore.IS_WITHDRAWN)) {
            changes.add(AlertChange.unsaid(suppressed(fresh(one.match()), one)));
        } else if (there.state().isLive() && !one.isQuietOnly()) {
            changes.add(new AlertChange(AlertChange.Kind.WITHDRAWN, corrected(there, one)));
        } else if (there.state() == AlertState.SUPPRESSED && !one.reason().equals(there.note())) {
            changes.add(AlertChange.unsaid(suppressed(there, one)));
        }
    }

    private Alert corrected(Alert told, HeldBackMatch one) {
        return one.toldBefore() == HeldBackMatch.ToldBefore.IS_WITHDRAWN
                ? told.in(AlertState.WITHDRAWN, one.reason(), decision.at())
                : suppressed(told, one);
    }

    private Alert suppressed(Alert alert, HeldBackMatch one) {
        return alert.in(AlertState.SUPPRESSED, one.reason(), decision.at());
    }

    private void cease(Alert alert) {
        Instant now = decision.at();
        if (alert.state() == AlertState.SUPPRESSED && !stands(alert)) {
            changes.add(AlertChange.unsaid(alert.in(AlertState.WITHDRAWN, reason(alert), now)));
        } else if (alert.state().isLive() && (mode.isPresent() || !stands(alert))) {
            changes.add(replacement(alert)
                    .map(by -> AlertChange.unsaid(alert.in(AlertState.OVERTAKEN, "replaced by " + by, now)))
                    .orElseGet(() -> new AlertChange(
                            AlertChange.Kind.WITHDRAWN, alert.in(AlertState.WITHDRAWN, reason(alert), now))));
        }
    }

    /** A rise of confidence is news until it is dealt with or undone, not until somebody next corrects a comma. */
    private boolean stands(Alert alert) {
        return !isFalseAlarm && (isUnrepeated(alert) || isUnjudged(alert));
    }

    /** Nobody may be told to stop because we failed, unless nobody would be told anyway. */
    private boolean isUnjudged(Alert alert) {
        return decision.failed().stream()
                .filter(failed -> failed.mutedBy() == null && failed.policy().mode() == Policy.Mode.ACTIVE)
                .anyMatch(failed -> isOf(alert, failed.policy().id()));
    }

    private boolean isUnrepeated(Alert alert) {
        return decision.notMatched().stream().anyMatch(none -> none.stands() && isOf(alert, none.policy()));
    }

    private Optional<AlertId> replacement(Alert alert) {
        return wanted.entrySet().stream()
                .filter(entry -> isOf(alert, entry.getValue().policy().id()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isOf(Alert alert, PolicyId policy) {
        return alert.policy().id().equals(policy);
    }

    private String reason(Alert alert) {
        for (HeldBackMatch one : held.values()) {
            if (isOf(alert, one.match().policy().id())) {
                return one.toldBefore() == HeldBackMatch.ToldBefore.IS_WITHDRAWN
                        ? one.reason()
                        : "its cause has changed, and the new alert is " + one.reason();
            }
        }
        return isUnrepeated(alert) || isUnjudged(alert)
                ? mode.filter(none -> !isFalseAlarm)
                        .map(Suppression::sentToNobody)
                        .orElse(Suppression.FALSE_ALARM)
                : CeasedReason.of(decision, alert.policy().id());
    }
}
