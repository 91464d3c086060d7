package org.policyalerts.api.tasks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.text.Fingerprint;

/**
 * What is one thing to do for its owner: a task, or the same step for several incidents of a campaign. Nothing links
 * these in storage, so that one incident that proves false takes nothing of the others with it.
 *
 * @param tasks at least one, those due first first
 */
record TaskRow(List<OwnedTask> tasks) implements Comparable<TaskRow> {

    /** Incidents further apart are not one campaign. */
    private static final Duration CAMPAIGN = Duration.ofDays(90);

    private static final Comparator<OwnedTask> BY_DUE = Comparator.comparing(
                    (OwnedTask owned) -> owned.task().dueOrLast())
            .thenComparing(owned -> owned.task().id().value());

    TaskRow {
        tasks = tasks.stream().sorted(BY_DUE).toList();
    }

    static TaskRow of(OwnedTask task) {
        return new TaskRow(List.of(task));
    }

    /** What of it is about incidents that its reader may see; empty if nothing is. */
    Optional<TaskRow> shownBy(IncidentLine incidents) {
        List<OwnedTask> shown = tasks.stream()
                .filter(owned -> incidents.shows(owned.task().id().incident()))
                .toList();
        return shown.isEmpty() ? Optional.empty() : Optional.of(new TaskRow(shown));
    }

    /** The rows of some states, those due first first. */
    static List<TaskRow> of(Collection<AudienceState> states, Predicate<Task> isWanted) {
        return of(states.stream()
                .flatMap(state -> state.tasks().stream().filter(isWanted).map(task -> new OwnedTask(state, task))));
    }

    /** The rows of some tasks, those due first first. */
    static List<TaskRow> of(Stream<OwnedTask> tasks) {
        Map<String, List<OwnedTask>> groups = new LinkedHashMap<>();
        tasks.forEach(owned -> groups.computeIfAbsent(owned.owner() + " " + owned.group(), none -> new ArrayList<>())
                .add(owned));
        return groups.values().stream()
                .flatMap(group -> campaigns(group).stream())
                .sorted()
                .toList();
    }

    private static List<TaskRow> campaigns(List<OwnedTask> group) {
        List<TaskRow> rows = new ArrayList<>();
        List<OwnedTask> together = new ArrayList<>();
        for (OwnedTask owned :
                group.stream().sorted(Comparator.comparing(TaskRow::occurredAt)).toList()) {
            if (!together.isEmpty()
                    && occurredAt(together.get(0)).plus(CAMPAIGN).isBefore(occurredAt(owned))) {
                rows.add(new TaskRow(together));
                together.clear();
            }
            together.add(owned);
        }
        rows.add(new TaskRow(together));
        return rows;
    }

    private static Instant occurredAt(OwnedTask owned) {
        return owned.state().campaign().occurredAt();
    }

    /** The one that is due first and stands for all. */
    OwnedTask first() {
        return tasks.get(0);
    }

    /** Where it stands in a list, as a cursor: it may be about an incident that the caller must not know of. */
    String position() {
        Instant due = first().task().dueOrLast();
        return (due.equals(Instant.MAX) ? "z" : "%013d".formatted(due.toEpochMilli())) + "-"
                + Fingerprint.sha256(first().task().id().value()).substring(0, 16);
    }

    @Override
    public int compareTo(TaskRow other) {
        return position().compareTo(other.position());
    }
}
