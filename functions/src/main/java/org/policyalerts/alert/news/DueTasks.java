package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore.Gathered;
import org.policyalerts.alert.message.News.TaskNews;
import org.policyalerts.alert.message.News.TaskNews.Kind;

/**
 * What time has done to the tasks of one recipient about one incident.
 *
 * @param before as it is stored
 * @param state as it is from now on
 * @param news what its owner has to be reminded of
 * @param escalated who else has to hear of it from now on
 */
public record DueTasks(AudienceState before, AudienceState state, List<TaskNews> news, List<Gathered> escalated) {

    public DueTasks {
        news = List.copyOf(news);
        escalated = List.copyOf(escalated);
    }

    /** Whether time may have changed anything by now. */
    static boolean isDue(AudienceState state, Instant now) {
        return state.next().filter(next -> !next.isAfter(now)).isPresent();
    }

    /** What time has not touched. */
    static DueTasks untouched(AudienceState state) {
        return new DueTasks(state, state, List.of(), List.of());
    }

    /** Of an incident that its reporter has closed, nobody is reminded. */
    static DueTasks closed(AudienceState state) {
        return new DueTasks(state, state.at(Optional.empty()), List.of(), List.of());
    }

    /** What has come by now. */
    static DueTasks of(AudienceState before, CampaignRows rows, TaskTimes times, Instant now) {
        List<Task> tasks = new ArrayList<>();
        List<TaskNews> news = new ArrayList<>();
        List<Gathered> escalated = new ArrayList<>();
        for (Task task : before.tasks()) {
            Task after = after(task, rows.of(before, task), times, now);
            tasks.add(after);
            kind(task, after, rows.of(before, task).isToSay())
                    .filter(kind -> before.believed().tasks().containsKey(task.id()))
                    .ifPresent(kind -> news.add(new TaskNews(after, kind, List.of())));
            escalated.addAll(escalated(before, task, after, now));
        }
        AudienceState state = before.withTasks(tasks);
        return new DueTasks(
                before,
                state.at(next(state, rows, times, now)),
                news,
                escalated.stream().distinct().toList());
    }

    private static Task after(Task task, CampaignRows.Row row, TaskTimes times, Instant now) {
        if (!task.state().isUnfinished()) {
            return task;
        }
        int ofDuty = Math.max(task.dutyReminders(), times.ofDutyToSay(task, now));
        if (times.isLapsed(task, now)) {
            return task.moved(Move.byFacts(TaskState.OPEN, now, lapsed(task)), null)
                    .reminded(0, ofDuty);
        }
        boolean isCounted = task.state() == TaskState.OPEN && row.takenUntil().isEmpty();
        return task.reminded(isCounted ? Math.max(task.reminders(), row.reminders()) : task.reminders(), ofDuty);
    }

    private static String lapsed(Task task) {
        String who = task.taken() == null ? "" : task.taken().who();
        return "open again; taken" + (who.isEmpty() ? "" : " by " + who) + ", never reported as done";
    }

    /** What its owner hears; of several things the gravest. */
    private static Optional<Kind> kind(Task before, Task after, boolean isToSay) {
        if (after.dutyReminders() > before.dutyReminders()) {
            return Optional.of(after.dutyReminders() > 1 ? Kind.OVERDUE : Kind.SOON);
        }
        if (after.state() != before.state()) {
            return Optional.of(Kind.LAPSED);
        }
        return isToSay && TaskTimes.isForOwner(before, after.reminders())
                ? Optional.of(Kind.UNTAKEN)
                : Optional.empty();
    }

    private static List<Gathered> escalated(AudienceState state, Task before, Task after, Instant now) {
        List<String> told = TaskTimes.told(before);
        return TaskTimes.told(after).stream()
                .filter(audience -> !told.contains(audience)
                        && !audience.equals(state.recipient().audience()))
                .map(audience -> new Gathered(
                        Recipient.of(audience), state.track(), state.gatheredWith(), state.incident(), now))
                .toList();
    }

    /** What is taken for another incident is looked at again when that comes back. */
    private static Optional<Instant> next(AudienceState state, CampaignRows rows, TaskTimes times, Instant now) {
        return state.tasks().stream()
                .flatMap(task -> next(task, rows.of(state, task), times, now))
                .min(Instant::compareTo);
    }

    private static Stream<Instant> next(Task task, CampaignRows.Row row, TaskTimes times, Instant now) {
        Optional<Instant> next = times.next(List.of(task));
        return next
                .filter(moment -> moment.isAfter(now))
                .or(() -> next.flatMap(passed -> row.takenUntil()))
                .or(() -> next.map(passed -> times.atRest(now, task)))
                .stream();
    }

    /** Whether time has changed anything. */
    boolean isTouched() {
        return !state.equals(before);
    }
}
