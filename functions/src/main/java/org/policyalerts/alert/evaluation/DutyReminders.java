package org.policyalerts.alert.evaluation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Note;
import org.policyalerts.alert.Note.SaidOverdue;
import org.policyalerts.alert.Note.SentReminder;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Clock;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.PolicyId;

/**
 * What time does to duties that nobody has fulfilled: a reminder before the deadline, and once that it has passed. An
 * alert that comes so late says so itself.
 */
final class DutyReminders {

    private final Set<Note> before;
    private final Decision decision;
    private final List<Alert> alerts;

    DutyReminders(Set<Note> before, Decision decision, List<Alert> alerts) {
        this.before = before;
        this.decision = decision;
        this.alerts = alerts;
    }

    /**
     * What is said of duties now.
     *
     * @param speaking the matches that are not held back
     * @param changes what else is told of alerts; whoever hears of a duty's alert so needs no reminder of it
     */
    Reminders.Outcome outcome(List<Match> speaking, List<AlertChange> changes) {
        List<AlertChange> due = new ArrayList<>();
        Set<Note> notes = before.stream().filter(this::isToKeep).collect(Collectors.toSet());
        for (Match match : speaking) {
            Optional<Note> note = reached(match).filter(one -> !before.contains(one));
            note.ifPresent(notes::add);
            note.flatMap(one -> reminder(match, one, changes)).ifPresent(due::add);
        }
        return new Reminders.Outcome(due, notes);
    }

    /** How far a duty's time has come, as it is remembered once it has been said. */
    private Optional<Note> reached(Match match) {
        PolicyId policy = match.policy().id();
        Optional<Clock> duty = match.duty();
        if (duty.filter(clock -> isReached(clock.dueAt())).isPresent()) {
            return Optional.of(new SaidOverdue(policy, match.cause()));
        }
        return duty.filter(clock -> isReached(clock.remindAt()))
                .<Note>map(clock -> new SentReminder(policy, match.cause()));
    }

    private boolean isReached(@Nullable Instant moment) {
        return moment != null && !decision.at().isBefore(moment);
    }

    private Optional<AlertChange> reminder(Match match, Note note, List<AlertChange> changes) {
        AlertId id = AlertId.of(decision.incident(), match.policy().id(), match.cause());
        List<AlertChange> ofIt = changes.stream()
                .filter(change -> change.alert().id().equals(id))
                .toList();
        Set<String> hearing =
                ofIt.stream().flatMap(change -> change.audiences().stream()).collect(Collectors.toSet());
        Kind kind = note instanceof SaidOverdue ? Kind.OVERDUE : Kind.REMINDED;
        return alerts.stream()
                .filter(alert -> alert.id().equals(id) && alert.state().isLive())
                .map(alert -> ofIt.isEmpty() ? alert : ofIt.get(0).alert())
                .map(alert -> new AlertChange(kind, alert, others(alert, hearing)))
                .filter(change -> !change.audiences().isEmpty())
                .findFirst();
    }

    private static List<String> others(Alert alert, Set<String> hearing) {
        return alert.toldTo().stream()
                .filter(audience -> !hearing.contains(audience))
                .toList();
    }

    /** Of duties that hold, said or kept quiet; of one that failed nobody knows whether it still holds. */
    private boolean isToKeep(Note note) {
        return decision.matched().stream().anyMatch(match -> isAbout(note, match))
                || decision.failed().stream()
                        .anyMatch(failed -> note instanceof SaidOverdue said
                                && failed.policy().id().equals(said.policy()));
    }

    private static boolean isAbout(Note note, Match match) {
        PolicyId policy = match.policy().id();
        return note.equals(new SaidOverdue(policy, match.cause()))
                || note.equals(new SentReminder(policy, match.cause()));
    }
}
