package org.policyalerts.alert.evaluation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.alert.message.Messages;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;

/** Works out what a decision leaves behind: alerts, tasks, messages, timers and the state of the incident. */
record EvaluationDraft(
        EvaluationSettings settings,
        Announcer.Tools tools,
        Snapshot snapshot,
        Decision decision,
        Suppression suppression) {

    private static final Duration SOON = Duration.ofDays(1);

    /**
     * What to commit before the rest, because it would be too much for one transaction: alerts alone. Empty if it is
     * not.
     *
     * <p>The version counts as evaluated and notes as taken only with what follows: whoever dies in between leaves
     * alerts of which nobody was told.
     */
    Optional<Evaluation> ahead() {
        List<Alert> first = steps().ahead(settings.zone());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        EvaluationState before = snapshot.state();
        EvaluationState after = new EvaluationState(
                before.nextSequence(),
                before.evaluatedVersion(),
                before.signature(),
                before.notes(),
                before.nextDecision());
        return Optional.of(new Evaluation(
                decision.incident(),
                before,
                after,
                Optional.empty(),
                first,
                Optional.of(atOnce()),
                Optional.empty(),
                Acts.NONE,
                true));
    }

    /**
     * What to commit next, of as many parts as it takes; empty if everything is as it was. While there are more, the
     * calendar brings the incident back at once: whoever dies in between is followed by the next evaluation.
     */
    Optional<Evaluation> next(ReviewEvaluation.Outcome review) {
        return ahead().or(() -> evaluation(review));
    }

    /** What is left once a part is written. */
    EvaluationDraft after(Evaluation part) {
        return new EvaluationDraft(settings, tools, snapshot.after(part), decision, suppression);
    }

    private EvaluationSteps steps() {
        return new EvaluationSteps(snapshot, decision, suppression, handling());
    }

    private Instant atOnce() {
        return decision.at().plusSeconds(1);
    }

    /** What to commit; empty if everything is as it was: decision, alerts, tasks and the next time to look. */
    Optional<Evaluation> evaluation(ReviewEvaluation.Outcome due) {
        EvaluationSteps.Result result = steps().result(campaign(), settings.zone());
        ReviewEvaluation.Outcome review = due.withoutAsking(audience -> isAskedForReview(audience, result));
        Announcer.Told told = new Announcer(tools, snapshot, result, decision).told();
        EvaluationState after = after(notes(result, told), result, lastSequence(told, review));
        Optional<Instant> next = next(told.isCut(), after);
        boolean isNewDecision = isNewDecision(after);
        // A timer that has come due and is not moved would be taken off the calendar, and with it all that follows.
        boolean isTimerMoved = !next.equals(snapshot.timer());
        boolean isSaid = !result.changed().isEmpty()
                || !told.audiences().states().isEmpty()
                || !after.notes().equals(snapshot.state().notes());
        if (!isNewDecision && !isSaid && !isTimerMoved && review.change().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Evaluation(
                decision.incident(),
                snapshot.state(),
                after,
                isNewDecision ? Optional.of(document(told.audiences().notifications())) : Optional.empty(),
                result.changed(),
                next,
                review.change(),
                told.audiences().sending(reviewNotifications(review)),
                told.isCut()));
    }

    /** Whether a step asks an audience to hold the review, or will within a day: one thing is asked once. */
    private boolean isAskedForReview(String audience, EvaluationSteps.Result result) {
        boolean isAsked = result.after().audiences().stream()
                .filter(state -> state.track() == Track.REAL
                        && state.recipient().audience().equals(audience))
                .flatMap(state -> state.unfinished().stream())
                .anyMatch(task -> task.step().isReview());
        return isAsked
                || decision.pending().stream()
                        .filter(pending -> suppression.isToSpeak(pending)
                                && pending.dueAt().isBefore(decision.at().plus(SOON)))
                        .flatMap(pending -> pending.match().recommended().stream())
                        .anyMatch(step ->
                                step.owner().equals(audience) && Steps.key(step).equals(Task.Step.REVIEW));
    }

    private Optional<Instant> next(boolean isCut, EvaluationState after) {
        return isCut ? Optional.of(atOnce()) : after.nextDecision().map(EvaluationDraft::toMillisUp);
    }

    private Campaign campaign() {
        IncidentSummary summary = IncidentSummary.of(snapshot.incident(), settings.keys());
        List<String> names =
                ClaimantKeys.AS_SIGNED.ofStandingClaims(snapshot.incident().report());
        return Campaign.of(
                isAlone(summary) ? "" : settings.keys().campaignOf(names, summary.countries()),
                settings.keys(),
                summary.occurredAt().earliest(settings.zone()));
    }

    /**
     * A duplicate is in no campaign: its tasks are in no row, and nobody counts it among others. What is TLP:RED stands
     * alone as well: what it is listed with would tell who claims it.
     */
    private boolean isAlone(IncidentSummary summary) {
        return decision.duplicateOf().isPresent() || summary.tlp().equals("red");
    }

    private Stream<Notification> reviewNotifications(ReviewEvaluation.Outcome review) {
        Messages messages = new Messages(settings.zone(), settings.maxTlp(), settings.presentation());
        long sequence = snapshot.state().nextSequenceOfReview();
        return review.bundles().stream().map(bundle -> messages.notification(bundle, sequence));
    }

    private long lastSequence(Announcer.Told told, ReviewEvaluation.Outcome review) {
        EvaluationState before = snapshot.state();
        if (told.isElsewhere()) {
            return before.nextSequenceElsewhere();
        }
        return review.bundles().isEmpty() ? before.nextSequence() : before.nextSequenceOfReview();
    }

    private Handling handling() {
        return Handling.of(snapshot.incident().report().text("tlp"), settings.maxTlp());
    }

    /** Of waits, who is still to be warned; of failures, who heard of them and who still waits for an answer. */
    private Set<Note> notes(EvaluationSteps.Result result, Announcer.Told told) {
        Set<Note> notes = result.notesLeaving(told.left());
        boolean isFull = handling() == Handling.FULL;
        result.failures()
                .due()
                .forEach(failure -> notes.add(
                        failure.reported(name -> isFull && !told.left().contains(name))));
        notes.addAll(new SettledFailures(decision, suppression, told.in(result.after()), result.changed())
                .unheard(result.failures().closed(), told.left()));
        return notes;
    }

    private EvaluationState after(Set<Note> notes, EvaluationSteps.Result result, long sequence) {
        return new EvaluationState(
                sequence,
                decision.version(),
                DecisionFingerprint.of(decision),
                notes,
                EvaluationSteps.nextDecision(decision, suppression, result));
    }

    private boolean isNewDecision(EvaluationState after) {
        EvaluationState before = snapshot.state();
        return before.evaluatedVersion() != after.evaluatedVersion()
                || !before.signature().equals(after.signature());
    }

    /** The calendar counts milliseconds: cut down, a timer would come before its moment and find nothing to do. */
    private static Instant toMillisUp(Instant moment) {
        Instant cut = moment.truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
        return cut.equals(moment) ? cut : cut.plusMillis(1);
    }

    private Map<String, Object> document(List<Notification> notifications) {
        Map<String, Object> document = DecisionDocument.kept(decision, settings.zone(), suppression.mode());
        DecisionDocument.putKeptQuiet(document, suppression.held());
        DecisionDocument.putNotifications(document, notifications, settings.maxTlp());
        return document;
    }
}
