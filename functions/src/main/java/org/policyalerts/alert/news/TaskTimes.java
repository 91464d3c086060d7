package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.SilenceStore;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.Severity;

/**
 * What time does to a task: reminders while nobody takes it, the date on which what somebody took comes back, and the
 * deadline of a duty.
 */
public final class TaskTimes {

    /** The reminder from which the policy directorate is told too. */
    public static final int TOLD_TO_POLICY = 2;

    /** The reminder from which the security council is told of what is critical. */
    public static final int TOLD_TO_COUNCIL = 3;

    /** Who is told of what owners leave undone, in the order in which they are. */
    public static final List<String> ESCALATED_TO = List.of("policy", "nsc");

    private static final List<Duration> LATER =
            List.of(Duration.ofHours(24), Duration.ofHours(48), Duration.ofHours(96));

    /** Of the time a reminder has waited for, the part by which it may come early with another. */
    private static final int EARLY = 2;

    /** The same of what the council is told, which is brought in late rather than early. */
    private static final int EARLY_FOR_COUNCIL = 4;

    private final QuietHours quiet;
    private final BiFunction<Instant, Task, Instant> silenced;
    private final boolean isTakenAlong;
    private final boolean areOthersTold;

    public TaskTimes(QuietHours quiet) {
        this(quiet, (moment, task) -> moment, false, false);
    }

    private TaskTimes(
            QuietHours quiet,
            BiFunction<Instant, Task, Instant> silenced,
            boolean isTakenAlong,
            boolean areOthersTold) {
        this.quiet = quiet;
        this.silenced = silenced;
        this.isTakenAlong = isTakenAlong;
        this.areOthersTold = areOthersTold;
    }

    /** Those of a run at a moment: of what a silence is about nothing is said until it ends. */
    public static TaskTimes of(
            SilenceStore silences, IncidentStore incidents, EvaluationSettings settings, Instant now) {
        SilencedTasks silenced = new SilencedTasks(silences.endingAfter(now), incidents, settings.keys());
        return new TaskTimes(new QuietHours(settings.zone()), silenced::after, false, false);
    }

    /** For a message to the owner that goes out anyway: what would be said soon after is said with it. */
    TaskTimes takingAlong() {
        return new TaskTimes(quiet, silenced, true, areOthersTold);
    }

    /** The same for a message to those who are told what an owner has not taken. */
    TaskTimes tellingOthers() {
        return new TaskTimes(quiet, silenced, isTakenAlong, true);
    }

    /** When time alone changes something about one of these; empty if never. */
    public Optional<Instant> next(List<Task> tasks) {
        return tasks.stream().flatMap(task -> next(task).stream()).min(Instant::compareTo);
    }

    private Optional<Instant> next(Task task) {
        return Stream.of(lapse(task), nextReminder(task), nextOfDuty(task))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }

    /** Whether it is taken and comes back to open by now. */
    public boolean isLapsed(Task task, Instant now) {
        return !isAsleep(task, now)
                && lapse(task).filter(moment -> !now.isBefore(moment)).isPresent();
    }

    private Optional<Instant> lapse(Task task) {
        return task.lapsesAt().map(moment -> atRest(moment, task));
    }

    /** A run that comes late, or a look at what somebody else has taken, may fall into the night. */
    private boolean isAsleep(Task task, Instant now) {
        return quiet.after(now, task.severity()).isAfter(now);
    }

    /** When to look again at what is due and cannot be said at that moment. */
    Instant atRest(Instant moment, Task task) {
        return quiet.after(silenced.apply(moment, task), task.severity());
    }

    private Optional<Instant> nextReminder(Task task) {
        List<Instant> reminders = reminders(task);
        return task.state() == TaskState.OPEN && task.reminders() < reminders.size()
                ? Optional.of(reminders.get(task.reminders()))
                : Optional.empty();
    }

    /** How many reminders have come due by now, skipped ones included. */
    public int remindersDue(Task task, Instant now) {
        if (isAsleep(task, now) && !isTakenAlong && !areOthersTold) {
            return task.reminders();
        }
        List<Instant> reminders = reminders(task);
        int due =
                (int) reminders.stream().filter(moment -> !now.isBefore(moment)).count();
        while (due < reminders.size() && !now.isBefore(early(reminders.get(due), task, due + 1))) {
            due++;
        }
        return due;
    }

    private Instant early(Instant moment, Task task, int reminder) {
        boolean isEarly = isOwners(task, reminder) ? isTakenAlong : areOthersTold;
        int part = reminder == TOLD_TO_COUNCIL && task.severity() == Severity.CRITICAL ? EARLY_FOR_COUNCIL : EARLY;
        return isEarly
                ? silenced.apply(
                        moment.minus(Duration.between(task.since(), moment).dividedBy(part)), task)
                : moment;
    }

    /**
     * When a task that nobody takes is said again: to its owner, at twice that time to the policy directorate, at four
     * times to the security council if it is critical; then to its owner a day, two and four after it was asked for.
     * What is due only in weeks is not urged within the hour, and of what is medium others read with their digest.
     */
    private List<Instant> reminders(Task task) {
        if (task.severity() == Severity.INFO) {
            return List.of();
        }
        Duration base = base(task);
        List<Duration> after = new ArrayList<>(List.of(base, base.multipliedBy(2)));
        if (task.severity() == Severity.CRITICAL) {
            after.add(base.multipliedBy(4));
        }
        Duration last = after.get(after.size() - 1);
        LATER.stream().filter(later -> later.compareTo(last) > 0).forEach(after::add);
        List<Instant> moments = new ArrayList<>();
        for (Duration delay : after) {
            Instant moment = atRest(task.since().plus(delay), task);
            boolean isForTheDay = moments.size() + 1 == TOLD_TO_POLICY && task.severity() == Severity.MEDIUM;
            moments.add(isForTheDay ? quiet.morning(moment) : moment);
        }
        return moments;
    }

    /**
     * Whether its owner is among those whom one of these reminders is for, counted from the first that was not said.
     */
    public static boolean isForOwner(Task before, int reminders) {
        return IntStream.rangeClosed(before.reminders() + 1, reminders).anyMatch(number -> isOwners(before, number));
    }

    private static boolean isOwners(Task task, int reminder) {
        int othersLast = task.severity() == Severity.CRITICAL ? TOLD_TO_COUNCIL : TOLD_TO_POLICY;
        return reminder == 1 || reminder > othersLast;
    }

    private static Duration base(Task task) {
        Duration least = Duration.ofHours(
                switch (task.severity()) {
                    case CRITICAL -> 1;
                    case HIGH -> 4;
                    case MEDIUM, INFO -> 24;
                });
        Instant due = task.step().dueAt();
        Duration tenth = due == null
                ? Duration.ZERO
                : Duration.between(task.since(), due).dividedBy(10);
        return tenth.compareTo(least) > 0 ? tenth : least;
    }

    private Optional<Instant> nextOfDuty(Task task) {
        if (!task.step().isDuty() || !task.state().isUnfinished()) {
            return Optional.empty();
        }
        return switch (task.dutyReminders()) {
            case 0 -> nearEnd(task).or(() -> atEnd(task));
            case 1 -> atEnd(task);
            default -> Optional.empty();
        };
    }

    private Optional<Instant> atEnd(Task task) {
        return Optional.ofNullable(task.step().dueAt()).map(due -> atRest(due, task));
    }

    /** Nobody is warned of a deadline only after it. */
    private Optional<Instant> nearEnd(Task task) {
        Instant due = task.dueOrLast();
        return Optional.ofNullable(task.step().remindAt())
                .map(moment -> atRest(moment, task).isBefore(due) ? atRest(moment, task) : moment);
    }

    /** How much of a duty's deadline is to be said by now; in the night nothing that can wait. */
    public int ofDutyToSay(Task task, Instant now) {
        if (!task.step().isDuty()) {
            return 0;
        }
        if (atEnd(task).filter(moment -> !now.isBefore(moment)).isPresent()) {
            return isAsleep(task, now) ? task.dutyReminders() : 2;
        }
        return nearEnd(task).filter(moment -> !now.isBefore(moment)).isPresent() ? 1 : 0;
    }

    /** How much of a duty's deadline has come by now: nothing, that it is near, or that it has passed. */
    public static int ofDutyDue(Task task, Instant now) {
        if (!task.step().isDuty()) {
            return 0;
        }
        if (!now.isBefore(task.dueOrLast())) {
            return 2;
        }
        Instant remindAt = task.step().remindAt();
        return remindAt != null && !now.isBefore(remindAt) ? 1 : 0;
    }

    /** Who joins when so many reminders of a task have been due, beside its owner. */
    public static List<String> told(Task task) {
        List<String> told = new ArrayList<>();
        if (task.reminders() >= TOLD_TO_POLICY) {
            told.add(ESCALATED_TO.get(0));
        }
        if (task.reminders() >= TOLD_TO_COUNCIL && task.severity() == Severity.CRITICAL) {
            told.add(ESCALATED_TO.get(1));
        }
        return told;
    }
}
