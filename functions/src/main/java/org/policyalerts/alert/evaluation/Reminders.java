package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.PolicyId;

/** The reminders of running clocks: each goes out once, before its clock runs out. */
final class Reminders {

    private final Set<Note> before;
    private final Decision decision;
    private final Suppression suppression;
    private final boolean isWithheld;

    /**
     * Of the waits of a decision.
     *
     * @param isWithheld whether nothing may leave; whoever is not reminded therefore is once it may
     */
    Reminders(Set<Note> before, Decision decision, Suppression suppression, boolean isWithheld) {
        this.before = before;
        this.decision = decision;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
    }

    /**
     * What reminders an evaluation sends.
     *
     * @param due those to send now
     * @param notes those that were sent, now or before
     */
    record Outcome(List<Alert> due, Set<Note> notes) {}

    Outcome outcome(ZoneId zone) {
        List<Pending> due = decision.pending().stream()
                .filter(pending -> isReminding(pending) && !before.contains(note(pending)))
                .toList();
        return new Outcome(due.stream().map(pending -> upcoming(pending, zone)).toList(), notes(due));
    }

    /** The alert there will be if the clock runs out; it is not stored. */
    private Alert upcoming(Pending pending, ZoneId zone) {
        return Alert.raise(decision, Track.REAL, pending.match(), decision.at(), zone);
    }

    /** A policy that will not speak reminds nobody. */
    private boolean isReminding(Pending pending) {
        Instant from = pending.remindAt();
        return !isWithheld && from != null && !decision.at().isBefore(from) && suppression.isToSpeak(pending);
    }

    /** Only of clocks that still run, or may run, so that there are never more than the book has clocks. */
    private Set<Note> notes(List<Pending> due) {
        Stream<Note> running = decision.pending().stream().map(Reminders::note).filter(before::contains);
        Stream<Note> perhapsRunning =
                before.stream().filter(note -> note instanceof SentReminder reminder && isUnjudged(reminder.policy()));
        return Stream.of(due.stream().map(Reminders::note), running, perhapsRunning)
                .flatMap(notes -> notes)
                .collect(Collectors.toSet());
    }

    /** Of a policy that failed nobody knows whether its clock still runs. */
    private boolean isUnjudged(PolicyId policy) {
        return decision.failed().stream()
                .anyMatch(failed -> failed.policy().id().equals(policy));
    }

    private static Note note(Pending pending) {
        return new SentReminder(pending.match().policy().id(), pending.match().cause());
    }
}
