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
        Stream<Optional<AlertChange>> raised =
                wanted.entrySet().stream().map(entry -> raise(entry.getKey(), entry.getValue()));
        Stream<Optional<AlertChange>> heldBack =
                held.entrySet().stream().map(entry -> hold(entry.getKey(), entry.getValue()));
        Stream<Optional<AlertChange>> ceased = inOrder()
                .filter(alert -> !wanted.containsKey(alert.id()) && !held.containsKey(alert.id()))
                .map(this::cease);
        Stream<Optional<AlertChange>> corrected = inOrder()
                .filter(alert -> isFalseAlarm && alert.state() == AlertState.DONE)
                .map(this::correctAfterwards);
        return Stream.of(raised, heldBack, ceased, corrected)
                .flatMap(Function.identity())
                .flatMap(Optional::stream)
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
    private Optional<AlertChange> raise(AlertId id, Match match) {
        Alert there = existing.get(id);
        if (there != null && !GONE.contains(there.state()) && there.state() != AlertState.SUPPRESSED) {
            return Optional.empty();
        }
        List<Alert> replaced = existing.values().stream()
                .filter(alert ->
                        alert.state().isLive() && isOf(alert, match.policy().id()))
                .toList();
        Alert fresh = fresh(match);
        // Whoever was told of the replaced alert and is not told of this one would otherwise keep an outdated message.
        List<String> told = replaced.stream()
                .flatMap(alert -> alert.toldTo().stream())
                .filter(audience -> !fresh.recipients().contains(audience))
                .distinct()
                .toList();
        AlertChange.Kind kind = replaced.isEmpty() ? AlertChange.Kind.RAISED : AlertChange.Kind.CHANGED;
        return Optional.of(new AlertChange(kind, fresh.with(AlertOwnership.none(decision.at(), told))));
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
        if (there.state().isLive() && !one.isQuietOnly()) {
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
        if (alert.state() == AlertState.SUPPRESSED && !stands(alert)) {
            return Optional.of(AlertChange.unsaid(alert.in(AlertState.WITHDRAWN, reason(alert), now)));
        }
        if (!alert.state().isLive() || (mode.isEmpty() && stands(alert))) {
            return Optional.empty();
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
