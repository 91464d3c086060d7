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
import org.policyalerts.alert.Action;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.text.TimeFormat;

/** Compares what a decision says with the alerts that are there. */
final class AlertChanges {

    private static final Set<AlertState> GONE = Set.of(AlertState.WITHDRAWN, AlertState.OVERTAKEN);

    private final Decision decision;
    private final Map<AlertId, Alert> existing;
    private final Track track;
    private final ZoneId zone;
    private final boolean isClosed;
    private final Suppression suppression;
    private final Set<PolicyId> rewritten;
    private final FulfilledAlerts done;
    private final Map<AlertId, Match> wanted = new LinkedHashMap<>();
    private final Map<AlertId, HeldBackMatch> held = new LinkedHashMap<>();

    AlertChanges(Decision decision, Suppression suppression, Snapshot snapshot, ZoneId zone) {
        this.decision = decision;
        this.isClosed = snapshot.incident().report().isClosed();
        this.suppression = suppression;
        this.rewritten = CarriedOver.rewritten(snapshot, decision);
        this.track = snapshot.incident().track();
        this.existing = snapshot.alerts().stream().collect(Collectors.toMap(Alert::id, alert -> alert));
        this.zone = zone;
        this.done = new FulfilledAlerts(decision, zone);
        suppression.speaking().forEach(match -> wanted.put(id(match), match));
        suppression.held().forEach(one -> held.put(id(one.match()), one));
    }

    /** The alerts that are not as they were; none if every match has its alert and every alert its match. */
    List<Alert> changes() {
        Stream<Alert> raised =
                wanted.entrySet().stream().flatMap(entry -> wanted(entry.getKey(), entry.getValue()).stream());
        Stream<Alert> heldBack =
                held.entrySet().stream().flatMap(entry -> hold(entry.getKey(), entry.getValue()).stream());
        Stream<Alert> ceased = existing.values().stream()
                .sorted(Comparator.comparing(alert -> alert.id().value()))
                .filter(alert -> !wanted.containsKey(alert.id()) && !held.containsKey(alert.id()))
                .flatMap(alert -> cease(alert).stream());
        return Stream.of(raised, heldBack, ceased).flatMap(Function.identity()).toList();
    }

    private AlertId id(Match match) {
        return AlertId.of(decision.incident(), match.policy().id(), match.cause(), track);
    }

    /** What had ceased comes back under its old id; what holds as before is brought up to date with its policy. */
    private Optional<Alert> wanted(AlertId id, Match match) {
        Alert there = existing.get(id);
        if (there != null && CeasedReason.NOT_IN_BOOK.equals(there.note())) {
            return Optional.of(raised(match, there.raisedAt()).in(AlertState.OPEN, Alert.RULES_CHANGED, decision.at()));
        }
        if (there == null || GONE.contains(there.state())) {
            return Optional.of(
                    suppression.isByRules() || rewritten.contains(match.policy().id())
                            ? fresh(match).in(AlertState.OPEN, Alert.RULES_CHANGED, decision.at())
                            : fresh(match));
        }
        return switch (there.state()) {
            case SUPPRESSED -> Optional.of(spoken(there, match));
            case FULFILLED ->
                Optional.of(
                        raised(match, there.raisedAt()).in(AlertState.OPEN, FulfilledAlerts.TAKEN_BACK, decision.at()));
            default -> revised(there, fresh(match), match);
        };
    }

    /** What a silence kept back keeps its first deadlines; of anything else nobody was to know, and time begins now. */
    private Alert spoken(Alert there, Match match) {
        return Suppression.isSilenced(there)
                ? raised(match, there.raisedAt()).in(AlertState.OPEN, heldBack(there), decision.at())
                : fresh(match);
    }

    private String heldBack(Alert there) {
        return Alert.HELD_BACK + new TimeFormat(zone).brief(there.raisedAt()) + " by a silence: "
                + Suppression.reasonOfSilence(there);
    }

    /** Steps that are asked for already keep their time, unless they have the time of a law's clock. */
    private static Optional<Alert> revised(Alert there, Alert fresh, Match match) {
        List<Action> actions = fresh.actions().stream()
                .map(action -> there.actions().stream()
                        .filter(one -> one.isSameAs(action) && !isCountedFromStart(action, match))
                        .findFirst()
                        .orElse(action))
                .toList();
        boolean isAsBefore = actions.equals(there.actions()) && fresh.policy().equals(there.policy());
        return isAsBefore ? Optional.empty() : Optional.of(there.revised(fresh, actions));
    }

    private static boolean isCountedFromStart(Action action, Match match) {
        return match.duty().isPresent()
                && match.countedFrom() != null
                && match.recommended().stream().anyMatch(step -> action.isOf(step) && !step.stays());
    }

    private Alert fresh(Match match) {
        return raised(match, decision.at());
    }

    private Alert raised(Match match, Instant at) {
        return Alert.raise(decision, track, match, at, zone);
    }

    /**
     * What staff were told of before it was muted is corrected; what they were never told of is kept with its reason.
     */
    private Optional<Alert> hold(AlertId id, HeldBackMatch one) {
        Alert there = existing.get(id);
        if (there == null
                || (GONE.contains(there.state()) && one.toldBefore() != HeldBackMatch.ToldBefore.IS_WITHDRAWN)) {
            return Optional.of(suppressed(fresh(one.match()), one));
        }
        if (there.state().isLiveOrFulfilled() && !one.isQuietOnly()) {
            return Optional.of(corrected(there, one));
        }
        return there.state() == AlertState.SUPPRESSED && !one.reason().equals(there.note())
                ? Optional.of(suppressed(there, one))
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

    private Optional<Alert> cease(Alert alert) {
        if (alert.track() != track) {
            return ended(alert, AlertState.WITHDRAWN, otherTrack());
        }
        if (decision.duplicateOf().isPresent()) {
            return ended(alert, AlertState.OVERTAKEN, CeasedReason.IS_DUPLICATE);
        }
        return !suppression.isFalseAlarm()
                        && CeasedReason.isOutOfBook(decision, alert.policy().id())
                ? ended(alert, AlertState.OVERTAKEN, CeasedReason.NOT_IN_BOOK)
                : judged(alert);
    }

    /** What becomes of an alert whose policy the decision judged, and did not find to hold for the same cause. */
    private Optional<Alert> judged(Alert alert) {
        Instant now = decision.at();
        if (NotOwed.isRecordedBy(alert) && !suppression.isFalseAlarm()) {
            return Optional.empty();
        }
        if (alert.state() == AlertState.SUPPRESSED && !stands(alert)) {
            return Optional.of(alert.in(AlertState.WITHDRAWN, reason(alert), now));
        }
        boolean isOverForAll = suppression.isFalseAlarm() || suppression.mode().isPresent();
        if (alert.state() == AlertState.FULFILLED
                && !isOverForAll
                && replacement(alert).isEmpty()) {
            return Optional.empty();
        }
        if (!alert.state().isLiveOrFulfilled() || (suppression.mode().isEmpty() && stands(alert))) {
            return Optional.empty();
        }
        if (done.includes(alert.policy().id()) && !isOverForAll) {
            return Optional.of(done.fulfilled(alert));
        }
        return replacement(alert)
                .map(by -> alert.in(AlertState.OVERTAKEN, "it holds for another cause now", now))
                .or(() -> Optional.of(alert.in(
                        AlertState.WITHDRAWN,
                        (suppression.isByRules() ? CeasedReason.RULES_CHANGED + ": " : "") + reason(alert),
                        now)));
    }

    /** Ends it whatever it has come to, if it has not ended. */
    private Optional<Alert> ended(Alert alert, AlertState state, String reason) {
        return alert.state().isLiveOrFulfilled() || alert.state() == AlertState.SUPPRESSED
                ? Optional.of(alert.in(state, reason, decision.at()))
                : Optional.empty();
    }

    private String otherTrack() {
        return track == Track.EXERCISE ? "the incident is an exercise" : "the incident is real, and no exercise";
    }

    /**
     * What a change raised stands until it is dealt with or undone, also if later versions do not repeat the change.
     */
    private boolean stands(Alert alert) {
        return !suppression.isFalseAlarm()
                && CeasedReason.isOpenEnded(decision, alert.policy().id(), isClosed);
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
                        : "its cause has changed, and the new alert is "
                                + (one.isQuietOnly() ? "kept quiet" : one.reason());
            }
        }
        return CeasedReason.isOpenEnded(decision, alert.policy().id(), isClosed)
                        || done.includes(alert.policy().id())
                ? suppression
                        .mode()
                        .filter(none -> !suppression.isFalseAlarm())
                        .map(Suppression::sentToNobody)
                        .orElse(Suppression.FALSE_ALARM)
                : CeasedReason.of(decision, alert.policy().id());
    }
}
