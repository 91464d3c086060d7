package org.policyalerts.alert.action;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.Actor.Capacity;

/** One thing that staff do with a task, and what it means for a task in each state. */
public sealed interface TaskAct {

    /** How far ahead the date may be on which a task comes back. */
    Duration LONGEST = Duration.ofDays(30);

    /** For how long what was ended can be opened again. */
    Duration REOPENED_WITHIN = Duration.ofDays(30);

    /** What it makes of a task. */
    Outcome on(Task task, Capacity by, Instant now);

    /** What an act makes of a task. */
    sealed interface Outcome {
        /** The task as it is from now on. */
        record Moved(Task task) implements Outcome {}

        /** It is so already, by an earlier request for the same. */
        record AsItIs() implements Outcome {}

        /** The task's present state does not allow it. */
        record Refused(String why) implements Outcome {}
    }

    /**
     * Somebody does it.
     *
     * @param who as they call themselves; the actor if empty
     * @param until when it comes back to open unless it is done; its deadline if empty
     */
    record Take(Optional<String> who, Optional<Instant> until) implements TaskAct {
        @Override
        public Outcome on(Task task, Capacity by, Instant now) {
            Taken wanted = new Taken(who.orElse(by.name()), until.orElse(null));
            boolean isFree = task.state() == TaskState.OPEN
                    || task.lapsesAt().filter(lapse -> !lapse.isAfter(now)).isPresent();
            if (wanted.equals(task.taken()) && !isFree) {
                return new Outcome.AsItIs();
            }
            boolean isTheirs = task.taken() != null && task.taken().who().equals(wanted.who());
            if (!isFree && !isTheirs) {
                return refused(task);
            }
            String words = wanted.who().equals(by.name()) ? "" : wanted.who();
            return moved(task, new Change(TaskState.TAKEN, words, wanted), by, now);
        }
    }

    /** It is done. */
    record Done(Optional<String> note) implements TaskAct {
        @Override
        public Outcome on(Task task, Capacity by, Instant now) {
            boolean isSaidSo = note.map(said -> said.equals(words(task))).orElse(true);
            return ended(task, new Change(TaskState.DONE, note.orElse(""), null), isSaidSo, by, now);
        }
    }

    /** Its owner will not do it. */
    record Decline(String reason) implements TaskAct {
        @Override
        public Outcome on(Task task, Capacity by, Instant now) {
            return ended(task, new Change(TaskState.DECLINED, reason, null), reason.equals(words(task)), by, now);
        }
    }

    /** What was ended by mistake, or taken by somebody who cannot do it, is open again. */
    record Reopen(String reason) implements TaskAct {
        @Override
        public Outcome on(Task task, Capacity by, Instant now) {
            if (task.state() == TaskState.OPEN && reason.equals(words(task))) {
                return new Outcome.AsItIs();
            }
            boolean isReopenable =
                    task.state() == TaskState.TAKEN || task.state().isClosedByOwner();
            if (!isReopenable) {
                return refused(task);
            }
            Optional<Move> end = task.lastMove().filter(move -> task.state().isClosedByOwner());
            if (end.filter(move -> move.at().plus(REOPENED_WITHIN).isBefore(now))
                    .isPresent()) {
                return new Outcome.Refused(
                        standing(task) + " It can be opened again within " + REOPENED_WITHIN.toDays() + " days.");
            }
            // Whoever acts for others takes back what it said for them, and nothing that they said themselves.
            if (by.isForOwner() && end.filter(move -> move.actingFor() == null).isPresent()) {
                return new Outcome.Refused(standing(task) + " Only " + by.owner() + " opens it again.");
            }
            return moved(task, new Change(TaskState.OPEN, reason, null), by, now);
        }
    }

    /** What was ended by mistake is open again, and taken at once. */
    record TakeAgain(Take take) implements TaskAct {
        @Override
        public Outcome on(Task task, Capacity by, Instant now) {
            if (!task.state().isClosedByOwner()) {
                return refused(task);
            }
            Outcome reopened = new Reopen("taken again").on(task, by, now);
            return reopened instanceof Outcome.Moved open ? take.on(open.task(), by, now) : reopened;
        }
    }

    /**
     * What an act wants to make of a task.
     *
     * @param taken who does it from now on; null for nobody
     */
    record Change(TaskState to, String words, @Nullable Taken taken) {}

    private static Outcome ended(Task task, Change change, boolean isSaidSo, Capacity by, Instant now) {
        if (task.state() == change.to() && isSaidSo) {
            return new Outcome.AsItIs();
        }
        return task.state().isUnfinished() ? moved(task, change, by, now) : refused(task);
    }

    private static Outcome moved(Task task, Change change, Capacity by, Instant now) {
        String actingFor = by.isForOwner() ? by.owner().name() : null;
        Move move = new Move(change.to(), now, by.name(), actingFor, change.words());
        return new Outcome.Moved(task.moved(move, change.taken()));
    }

    private static Outcome refused(Task task) {
        return new Outcome.Refused(standing(task));
    }

    /** How a task stands, since when, by whom and why. */
    private static String standing(Task task) {
        Optional<Move> last = task.lastMove();
        String since = last.map(Move::at).orElse(task.since()).toString();
        String who = task.taken() == null
                ? last.map(Move::who).orElse("")
                : task.taken().who();
        String by = who.isEmpty() ? "" : ", by " + who;
        String why = words(task).isEmpty() || words(task).equals(who) ? "" : ": " + words(task);
        return "It is " + task.state().text() + " since " + since + by + why + (why.endsWith(".") ? "" : ".");
    }

    private static String words(Task task) {
        return task.lastMove().map(Move::words).orElse("");
    }
}
