package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentId;

/** What time has done to all that one recipient has to do, for whoever says it in a message of its own. */
public final class DueReminders {

    /** A digest comes instead of messages within the same hours. */
    private static final Duration SAME_HOURS = Duration.ofHours(3);

    private final TaskStore tasks;
    private final TaskTimes times;
    private final Predicate<IncidentId> isClosed;

    /** @param isClosed whether an incident is one of which nobody is reminded any more */
    public DueReminders(TaskStore tasks, TaskTimes times, Predicate<IncidentId> isClosed) {
        this.tasks = tasks;
        this.times = times;
        this.isClosed = isClosed;
    }

    /** Those of the states of which something is to be said, now or so soon that it is said along. */
    public List<DueTasks> of(Collection<AudienceState> states, Instant now) {
        return of(states, times.takingAlong(), now).filter(DueTasks::isTouched).toList();
    }

    /** Whether a digest is worth it for the reminders alone: it takes the place of a message within the next hours. */
    public boolean isAnyDue(Collection<AudienceState> states, Instant now) {
        Set<TaskId> said = tasks(of(states, times.takingAlong(), now));
        Set<TaskId> due = tasks(of(states, times, now.plus(SAME_HOURS)));
        return said.stream().anyMatch(due::contains);
    }

    private static Set<TaskId> tasks(Stream<DueTasks> all) {
        return all.flatMap(due -> due.news().stream())
                .map(news -> news.task().id())
                .collect(Collectors.toSet());
    }

    private Stream<DueTasks> of(Collection<AudienceState> states, TaskTimes soon, Instant now) {
        CampaignRows rows = CampaignRows.of(states, tasks, soon, now);
        return states.stream()
                .map(state ->
                        isClosed.test(state.incident()) ? DueTasks.closed(state) : DueTasks.of(state, rows, soon, now));
    }
}
