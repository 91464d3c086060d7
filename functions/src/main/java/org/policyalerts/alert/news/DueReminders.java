package org.policyalerts.alert.news;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentId;

/** What time has done to all that one recipient has to do, for whoever says it in a message of its own. */
public final class DueReminders {

    private final TaskStore tasks;
    private final TaskTimes times;

    public DueReminders(TaskStore tasks, TaskTimes times) {
        this.tasks = tasks;
        this.times = times;
    }

    /**
     * Those of the states that are due, or would be soon: a digest comes instead of a message within the same hours.
     *
     * @param isClosed whether an incident is one of which nobody is reminded any more
     */
    public List<DueTasks> of(Collection<AudienceState> states, Predicate<IncidentId> isClosed, Instant now) {
        TaskTimes soon = times.takingAlong();
        CampaignRows rows = CampaignRows.of(states, tasks, soon, now);
        return states.stream()
                .map(state ->
                        isClosed.test(state.incident()) ? DueTasks.closed(state) : DueTasks.of(state, rows, soon, now))
                .filter(DueTasks::isTouched)
                .toList();
    }
}
