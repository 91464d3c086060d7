package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Map<SentReminder, SentReminder> before;
    private final Decision decision;
    private final Suppression suppression;
    private final boolean isWithheld;

    /** @param isWithheld whether nothing may leave; whoever is not reminded therefore is once it may */
    Reminders(Set<Note> before, Decision decision, Suppression suppression, boolean isWithheld) {
        this.before = before.stream()
                .flatMap(note -> note instanceof SentReminder reminder ? Stream.of(reminder) : Stream.empty())
                .collect(Collectors.toMap(reminder -> reminder.leaving(Set.of()), reminder -> reminder));
        this.decision = decision;
        this.suppression = suppression;
        this.isWithheld = isWithheld;
    }

    /**
     * That a wait is nearly over.
     *
     * @param alert the alert there will be if the clock runs out; it is not stored
     * @param last what was remembered of an earlier round that had to leave some; empty if nobody was warned yet
     */
    record Warning(Alert alert, Optional<SentReminder> last, SentReminder sent) {

        /** Whether one of those whom it concerns, by name, was not warned yet. */
        boolean isFor(String name) {
            return last.filter(reminder -> !reminder.left().contains(name)).isEmpty();
        }
    }

    /**
     * What reminders an evaluation sends.
     *
     * @param due those to send now
     * @param notes those that were sent, now or before
     */
    record Outcome(List<Warning> due, Set<Note> notes) {}

    Outcome outcome(ZoneId zone) {
        List<Warning> due = new ArrayList<>();
        Set<Note> notes = new HashSet<>();
        for (Pending pending : decision.pending()) {
            SentReminder sent = new SentReminder(
                    pending.match().policy().id(), pending.match().cause());
            Optional<SentReminder> last = Optional.ofNullable(before.get(sent));
            boolean isSent = last.filter(reminder -> reminder.left().isEmpty()).isPresent();
            if (isReminding(pending) && !isSent) {
                due.add(new Warning(upcoming(pending, zone), last, sent));
                notes.add(sent);
            } else {
                last.ifPresent(notes::add);
            }
        }
        // Of a policy that failed nobody knows whether its clock still runs. Of the others only clocks that run are
        // remembered, so that there are never more than the book has clocks.
        before.values().stream()
                .filter(reminder -> isUnjudged(reminder.policy()))
                .forEach(notes::add);
        return new Outcome(due, notes);
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

    private boolean isUnjudged(PolicyId policy) {
        return decision.failed().stream()
                .anyMatch(failed -> failed.policy().id().equals(policy));
    }
}
