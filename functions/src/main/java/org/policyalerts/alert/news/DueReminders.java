package org.policyalerts.alert.news;

import java.time.Instant;
import java.time.ZoneId;
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

    public DueReminders(TaskStore tasks, ZoneId zone) {
        this.tasks = tasks;
        this.times = new TaskTimes(new QuietHours(zone));
    }

    /**
     * Those of the states that are due, and those whose rows are said with them.
     *
     * @param isClosed whether an incident is one of which nobody is reminded any more
     */
    public List<DueTasks> of(Collection<AudienceState> states, Predicate<IncidentId> isClosed, Instant now) {
        List<AudienceState> due =
                states.stream().filter(state -> DueTasks.isDue(state, now)).toList();
        CampaignRows rows = CampaignRows.of(due, tasks, times, now);
        return states.stream()
                .filter(state -> DueTasks.isDue(state, now) || rows.others().contains(state.incident()))
                .map(state ->
                        isClosed.test(state.incident()) ? DueTasks.closed(state) : DueTasks.of(state, rows, times, now))
                .filter(DueTasks::isTouched)
                .toList();
    }
}
