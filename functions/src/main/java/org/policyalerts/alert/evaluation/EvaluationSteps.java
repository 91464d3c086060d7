package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.news.NewsComparison;
import org.policyalerts.policy.Decision;

/**
 * The steps from a decision to what is so: alerts, tasks, failures, and what has to be remembered.
 *
 * @param handling how much about the incident may leave now
 */
record EvaluationSteps(Snapshot snapshot, Decision decision, Suppression suppression, Handling handling) {

    /** As many as one transaction takes beside tasks and messages. */
    static final int MOST_ALERTS = 30;

    /** As many as one transaction takes alone. */
    static final int MOST_ALONE = 90;

    /**
     * What is so now.
     *
     * @param after the incident with its alerts and the states of its audiences, nobody having been told yet
     * @param changed the alerts that are not as they were
     * @param waits of which it is time to warn
     * @param failures what could not be checked
     * @param notes what to remember, but of failures what depends on who is told
     */
    record Result(
            Snapshot after,
            List<Alert> changed,
            List<Reminders.Warning> waits,
            PolicyFailures.Outcome failures,
            Set<Note> notes) {

        /** What to remember where some, by name, are told in the next round. */
        Set<Note> notesLeaving(Set<String> left) {
            Set<Note> some = new HashSet<>(notes);
            waits.forEach(warning -> {
                some.remove(warning.sent());
                some.add(warning.sent().leaving(left));
            });
            return some;
        }
    }

    /** Compares alerts, also when the decision says nothing new: what kept one quiet may have ended. */
    private List<Alert> changes(ZoneId zone) {
        return new AlertChanges(decision, suppression, snapshot, zone).changes();
    }

    /**
     * The first alerts that have to be written before the rest, because one transaction would not take all; empty if it
     * does. Nobody has tasks or is told of any of them before the last ones are written, too.
     */
    List<Alert> ahead(ZoneId zone) {
        List<Alert> all = changes(zone);
        return all.subList(0, Math.max(0, Math.min(MOST_ALONE, all.size() - MOST_ALERTS)));
    }

    /** Compares alerts, then tasks, warns of waits, and at last looks at failures. */
    Result result(Campaign campaign, ZoneId zone) {
        Set<Note> before = snapshot.state().notes();
        List<Alert> changed = changes(zone);
        Snapshot raised = snapshot.changed(changed);
        Reminders.Outcome waits =
                new Reminders(before, decision, suppression, handling == Handling.WITHHELD).outcome(zone);
        PolicyFailures.Outcome failures =
                new PolicyFailures(before, decision, suppression, handling).outcome(raised, changed);
        Set<Note> notes = new HashSet<>(waits.notes());
        notes.addAll(failures.notes());
        decision.duplicateOf().map(Note.DuplicateOf::new).ifPresent(notes::add);
        Snapshot after = raised.withAudiences(new TaskChanges(snapshot, raised, decision, suppression.speaking(), zone)
                        .states(campaign, concerned(waits, failures)))
                .noting(notes);
        return new Result(after, changed, waits.due(), failures, notes);
    }

    /** Who hears of something that is no alert; of what is settled only those who know of it hear. */
    private Stream<String> concerned(Reminders.Outcome waits, PolicyFailures.Outcome failures) {
        return Stream.of(
                        waits.due().stream().flatMap(warning -> warning.alert().recipients().stream()),
                        failures.due().stream().flatMap(failure -> failure.untold().stream()),
                        // In what it differs from the other report is for the CSIRT to know.
                        decision.duplicateOf().isPresent() && suppression.mode().isEmpty()
                                ? Stream.of(NewsComparison.COMPARING)
                                : Stream.<String>empty())
                .flatMap(Function.identity());
    }

    /** When time alone changes what is so, at the earliest. */
    static Optional<Instant> nextDecision(Decision decision, Suppression suppression, Result result) {
        return Stream.of(
                        decision.nextMoment(),
                        suppression.firstEnd(),
                        result.failures().again())
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
