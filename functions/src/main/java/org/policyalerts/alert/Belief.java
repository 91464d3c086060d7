package org.policyalerts.alert;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.Severity;

/**
 * What an audience takes to be so of one incident, because it was told.
 *
 * @param facts what was said of the incident
 * @param tasks how its tasks stood in what it was told, and those of others that it heard nobody had taken
 * @param alerts the alerts it was told hold
 * @param ended the alerts it was told hold no longer
 * @param level the highest level of those that hold; null if none does
 */
public record Belief(
        IncidentFacts facts,
        Map<TaskId, ToldTask> tasks,
        Set<AlertId> alerts,
        Set<AlertId> ended,
        @Nullable Severity level) {

    public static final Belief NOTHING = new Belief(IncidentFacts.NONE, Map.of(), Set.of(), Set.of(), null);

    public Belief {
        tasks = Map.copyOf(tasks);
        alerts = Set.copyOf(alerts);
        ended = Set.copyOf(ended);
    }

    /** A task as it was told. */
    public record ToldTask(TaskState state, @Nullable Instant dueAt) {
        public static ToldTask of(Task task) {
            return new ToldTask(task.state(), task.step().dueAt());
        }
    }

    /** The same where tasks and alerts have taken the place of others. */
    Belief renamed(Map<TaskId, TaskId> byTask, Map<AlertId, AlertId> byAlert) {
        Map<TaskId, ToldTask> renamedTasks = new HashMap<>();
        tasks.forEach((id, task) -> renamedTasks.put(byTask.getOrDefault(id, id), task));
        Set<AlertId> renamedAlerts = new HashSet<>();
        alerts.forEach(id -> renamedAlerts.add(byAlert.getOrDefault(id, id)));
        return new Belief(facts, renamedTasks, renamedAlerts, ended, level);
    }

    public boolean isNothing() {
        return equals(NOTHING);
    }
}
