package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

/** Compares what a decision says with the alerts that are there. */
final class AlertChanges {

    private static final Set<AlertState> GONE = Set.of(AlertState.WITHDRAWN, AlertState.OVERTAKEN);

    private final Decision decision;
    private final Map<AlertId, Alert> existing;
    private final Track track;
    private final ZoneId zone;
    private final boolean isFalseAlarm;
    private final Optional<String> mode;
    private final FulfilledAlerts done;
    private final Map<AlertId, Match> wanted = new LinkedHashMap<>();
    private final Map<AlertId, HeldBackMatch> held = new LinkedHashMap<>();

    AlertChanges(Decision decision, Suppression suppression, Snapshot snapshot, ZoneId zone) {
        this.decision = decision;
        this.isFalseAlarm = suppression.isFalseAlarm();
        this.mode = suppression.mode();
        this.track = Track.ofMode(snapshot.incident().report().text("mode"));
        this.existing = snapshot.alerts().stream().collect(Collectors.toMap(Alert::id, alert -> alert));
        this.zone = zone;
        this.done = new FulfilledAlerts(decision, zone);
        suppression.speaking().forEach(match -> wanted.put(id(match), match));
        suppression.held().forEach(one -> held.put(id(one.match()), one));
    }

    /** All changes; none if every match has its alert and every alert its match. */
    List<AlertChange> changes() {
        Stream<AlertChange> raised =
                wanted.entrySet().stream().flatMap(entry -> wanted(entry.getKey(), entry.getValue()).stream());
        Stream<AlertChange> heldBack =
                held.entrySet().stream().flatMap(entry -> hold(entry.getKey(), entry.getValue()).stream());
        Stream<AlertChange> ceased = inOrder()
                .filter(alert -> !wanted.containsKey(alert.id()) && !held.containsKey(alert.id()))
                .flatMap(alert -> cease(alert).stream());
        Stream<AlertChange> corrected = inOrder()
                .filter(alert -> isFalseAlarm && alert.state() == AlertState.DONE)
                .flatMap(alert -> correctAfterwards(alert).stream());
        return Stream.of(raised, heldBack, ceased, corrected)
                .flatMap(Function.identity())
                .toList();
    }

    private Stream<Alert> inOrder() {
        return existing.values().stream()
                .sorted(Comparator.comparing(alert -> alert.id().value()));
    }

    /** Whoever acted on a false alarm is told so, once; the alert stays done. */
    private Optional<AlertChange> correctAfterwards(Alert done) {
        String reason = String.valueOf(done.note());
        return reason.endsWith(Suppression.FALSE_ALARM)
                ? Optional.empty()
                : Optional.of(new AlertChange(
                        AlertChange.Kind.WITHDRAWN,
                        done.in(AlertState.DONE, reason + "; " + Suppression.FALSE_ALARM, decision.at())));
    }

    private AlertId id(Match match) {
        return AlertId.of(decision.incident(), match.policy().id(), match.cause());
    }

    /**
     * An alert that was done or rejected stays so for the same cause; one that had ceased comes back under its old id.
     */
    private List<AlertChange> wanted(AlertId id, Match match) {
        Alert there = existing.get(id);
        if (there == null || GONE.contains(there.state()) || there.state() == AlertState.SUPPRESSED) {
            return List.of(raise(match));
        }
        if (there.state() == AlertState.FULFILLED) {
            return List.of(new AlertChange(AlertChange.Kind.UNFULFILLED, reopened(there, match)));
        }
        return there.state().isLive() ? new StepChanges(there, fresh(match), match).changes() : List.of();
    }

    /** What counts from the alert counts from when it was first raised. */
    private Alert reopened(Alert there, Match match) {
        Alert again = Alert.raise(decision.incident(), decision.version(), match, there.raisedAt(), zone);
        return again.on(track)
                .in(AlertState.OPEN, FulfilledAlerts.TAKEN_BACK, decision.at())
                .with(AlertOwnership.none(decision.at(), without(there.toldTo(), again.recipients())));
    }

    private AlertChange raise(Match match) {
        List<Alert> replaced = existing.values().stream()
                .filter(alert -> alert.state().isLiveOrFulfilled()
                        && alert.isOf(match.policy().id()))
                .toList();
        Alert fresh = fresh(match);
        // Whoever was told of the replaced alert and is not told of this one would otherwise keep an outdated message.
        List<String> told = replaced.stream()
                .flatMap(alert -> alert.toldTo().stream())
                .distinct()
                .toList();
        AlertChange.Kind kind = replaced.isEmpty() ? AlertChange.Kind.RAISED : AlertChange.Kind.CHANGED;
        return new AlertChange(kind, fresh.with(AlertOwnership.none(decision.at(), without(told, fresh.recipients()))));
    }

    private static List<String> without(List<String> audiences, List<String> others) {
        return audiences.stream().filter(audience -> !others.contains(audience)).toList();
    }

    private Alert fresh(Match match) {
        return Alert.raise(decision.incident(), decision.version(), match, decision.at(), zone)
                .on(track);
    }

    /**
     * What staff were told of before it was muted is corrected; what they were never told of is kept with its reason.
     */
    private Optional<AlertChange> hold(AlertId id, HeldBackMatch one) {
        Alert there = existing.get(id);
        if (there == null
                || (GONE.contains(there.state()) && one.toldBefore() != HeldBackMatch.ToldBefore.IS_WITHDRAWN)) {
            return Optional.of(AlertChange.unsaid(suppressed(fresh(one.match()), one)));
        }
        if (there.state().isLiveOrFulfilled() && !one.isQuietOnly()) {
            return Optional.of(new AlertChange(AlertChange.Kind.WITHDRAWN, corrected(there, one)));
        }
        return there.state() == AlertState.SUPPRESSED && !one.reason().equals(there.note())
                ? Optional.of(AlertChange.unsaid(suppressed(there, one)))
                : Optional.empty();
    }

    private Alert corrected(Alert told, HeldBackMatch one) {
        return one.toldBefore() == HeldBackMatch.ToldBefore.IS_WITHDRAWN
                ? told.in(AlertState.WITHDRAWN, one.reason(), decision.at())
                : suppressed(told, one);
    }

    private Alert suppressed(Alert alert, HeldBackMatch one) {
        return alert.in(AlertState.SUPPRESSED, one.reason(), decision.at());
    }

    private Optional<AlertChange> cease(Alert alert) {
        Instant now = decision.at();
        if (NotOwed.isRecordedBy(alert) && !isFalseAlarm) {
            return Optional.empty();
        }
        if (alert.state() == AlertState.SUPPRESSED && !stands(alert)) {
            return Optional.of(AlertChange.unsaid(alert.in(AlertState.WITHDRAWN, reason(alert), now)));
        }
        boolean isOverForAll = isFalseAlarm || mode.isPresent();
        if (alert.state() == AlertState.FULFILLED
                && !isOverForAll
                && replacement(alert).isEmpty()) {
            return Optional.empty();
        }
        if (!alert.state().isLiveOrFulfilled() || (mode.isEmpty() && stands(alert))) {
            return Optional.empty();
        }
        if (done.includes(alert.policy().id()) && !isOverForAll) {
            return Optional.of(AlertChange.unsaid(done.fulfilled(alert)));
        }
        return replacement(alert)
                .map(by -> AlertChange.unsaid(alert.in(AlertState.OVERTAKEN, "replaced by " + by, now)))
                .or(() -> Optional.of(new AlertChange(
                        AlertChange.Kind.WITHDRAWN, alert.in(AlertState.WITHDRAWN, reason(alert), now))));
    }

    /**
     * What a change raised stands until it is dealt with or undone, also if later versions do not repeat the change.
     */
    private boolean stands(Alert alert) {
        return !isFalseAlarm && (isUnrepeated(alert) || isUnjudged(alert));
    }

    /** Nobody is told to stop because our check failed, unless the policy would tell nobody of a match either. */
    private boolean isUnjudged(Alert alert) {
        return decision.failed().stream()
                .filter(failed -> failed.mutedBy() == null && failed.policy().mode() == Policy.Mode.ACTIVE)
                .anyMatch(failed -> alert.isOf(failed.policy().id()));
    }

    private boolean isUnrepeated(Alert alert) {
        return decision.notMatched().stream().anyMatch(none -> none.stands() && alert.isOf(none.policy()));
    }

    private Optional<AlertId> replacement(Alert alert) {
        return wanted.entrySet().stream()
                .filter(entry -> alert.isOf(entry.getValue().policy().id()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String reason(Alert alert) {
        for (HeldBackMatch one : held.values()) {
            if (alert.isOf(one.match().policy().id())) {
                return one.toldBefore() == HeldBackMatch.ToldBefore.IS_WITHDRAWN
                        ? one.reason()
                        : "its cause has changed, and the new alert is " + one.reason();
            }
        }
        return isUnrepeated(alert)
                        || isUnjudged(alert)
                        || done.includes(alert.policy().id())
                ? mode.filter(none -> !isFalseAlarm)
                        .map(Suppression::sentToNobody)
                        .orElse(Suppression.FALSE_ALARM)
                : CeasedReason.of(decision, alert.policy().id());
    }
}
