package org.policyalerts.alert;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.attribution.ReviewOutcome;
import org.policyalerts.attribution.StoredReview;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Period;

/** Keeps decisions, alerts, notifications and timers of incidents. */
public interface EvaluationStore {

    /**
     * The latest version, the state of its evaluation and all its alerts, in one read; empty if there is no such
     * incident.
     */
    Optional<Snapshot> snapshot(IncidentId id);

    /**
     * Writes an evaluation, all or nothing, if the state is still the one it started from.
     *
     * @return false if another evaluation of the incident came first; nothing is written then
     */
    boolean commit(Evaluation evaluation);

    Optional<Map<String, Object>> latestDecision(IncidentId id);

    /** A page of alerts in one state, newest first; {@code audience} empty for all. */
    AlertPage alerts(AlertState state, Optional<String> audience, int limit, Optional<String> cursor);

    /**
     * Which real alerts were raised in a period, those that nobody is told of left out: of some thousands, to be
     * counted.
     *
     * @param most as many are read at most
     */
    Raised raised(Period period, int most);

    /** The schedule no longer asks for a version: it was evaluated, and so was, or will be, what it affects. */
    void judged(IncidentId id, int version);

    /**
     * Whether an incident was not decided again for such a reason within the last minute; from now on it counts as if
     * it were.
     */
    boolean takeTurn(IncidentId id, Turn turn, Instant now);

    /** Has the next run of the schedule look at an incident, whatever its timer says. */
    void wake(IncidentId id, Instant at);

    /** Why an incident is decided again because of others. */
    enum Turn {
        /** Others have come into its history, or changed there. */
        HISTORY,
        /** Another one may shed light on who was behind it. */
        CASE
    }

    /**
     * What an evaluation starts from.
     *
     * @param timer when the calendar brings the incident back; empty if it does not
     * @param reviews what is kept of its attribution reviews
     * @param audiences what each audience has to do about it and was told of it
     */
    record Snapshot(
            Incident incident,
            EvaluationState state,
            List<Alert> alerts,
            Optional<Instant> timer,
            StoredReview reviews,
            List<AudienceState> audiences) {

        public Snapshot withAlerts(List<Alert> others) {
            return new Snapshot(incident, state, others, timer, reviews, audiences);
        }

        /** The same with some alerts changed. */
        public Snapshot changed(List<Alert> some) {
            Map<AlertId, Alert> all = new LinkedHashMap<>();
            alerts.forEach(alert -> all.put(alert.id(), alert));
            some.forEach(alert -> all.put(alert.id(), alert));
            return withAlerts(List.copyOf(all.values()));
        }

        public Optional<Alert> alert(AlertId id) {
            return alerts.stream().filter(alert -> alert.id().equals(id)).findFirst();
        }

        public Snapshot withAudiences(List<AudienceState> others) {
            return new Snapshot(incident, state, alerts, timer, reviews, others);
        }

        public Snapshot noting(Set<Note> notes) {
            return new Snapshot(incident, state.noting(notes), alerts, timer, reviews, audiences);
        }

        /** The same once a part of an evaluation is written. */
        public Snapshot after(Evaluation part) {
            List<AudienceState> states = new ArrayList<>(audiences);
            for (AudienceState told : part.audiences().states()) {
                states.removeIf(one -> one.recipient().equals(told.recipient()) && one.track() == told.track());
                states.add(told.stored());
            }
            return new Snapshot(
                    incident, part.after(), changed(part.alerts()).alerts, part.nextMoment(), reviews, states);
        }

        /** The same with another version to be evaluated. */
        public Snapshot of(Incident version) {
            return new Snapshot(version, state, alerts, timer, reviews, audiences);
        }
    }

    /**
     * Alerts that were raised.
     *
     * @param isComplete false if there may be more
     */
    record Raised(List<RaisedAlert> alerts, boolean isComplete) {}

    /** One of them, and whom it is for. */
    record RaisedAlert(AlertId id, List<String> recipients) {}

    /** One page and, if there may be more, the cursor of the next. */
    record AlertPage(List<Alert> alerts, Optional<String> cursor) {}

    /**
     * What one evaluation, or one act of staff, leaves behind.
     *
     * @param before the state it started from; what is stored must still be that
     * @param decision the decision as a document (openapi.yaml, Decision); empty if it stays as it was
     * @param alerts the alerts that changed
     * @param nextMoment when time alone may change anything about the incident, at the earliest
     * @param review the attribution's place on the calendar from now on; empty if it stays where it is
     * @param audiences what audiences have to do and were told from now on
     * @param isCut whether it is only a part, which another one has to follow at once
     */
    record Evaluation(
            IncidentId incident,
            EvaluationState before,
            EvaluationState after,
            Optional<Map<String, Object>> decision,
            List<Alert> alerts,
            Optional<Instant> nextMoment,
            Optional<ReviewOutcome> review,
            Acts audiences,
            boolean isCut) {}
}
