package org.policyalerts.alert.news;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.incident.IncidentId;

/**
 * How the rows of one reader stand at one moment. A row that was said is not said again minutes later because one of
 * its tasks is younger, and one that somebody has taken for any of its incidents is not said at all.
 *
 * @param byGroup the rows of the tasks that were asked for
 * @param others the incidents beside those asked for that a row is about of which something is said now
 */
public record CampaignRows(Map<String, Row> byGroup, Set<IncidentId> others) {

    /** How long a row is left alone because somebody does it for another incident, at the longest. */
    private static final Duration LOOK_AGAIN = Duration.ofDays(1);

    /**
     * One row.
     *
     * @param reminders how many of its reminders have been due
     * @param isToSay whether the last of them is to be said now
     * @param takenUntil when to look at it again, because somebody has taken it; empty if nobody has
     */
    record Row(int reminders, boolean isToSay, Optional<Instant> takenUntil) {}

    public CampaignRows {
        byGroup = Map.copyOf(byGroup);
        others = Set.copyOf(others);
    }

    /** The row of a task; of its own if it was not asked for. */
    Row of(AudienceState state, Task task) {
        return byGroup.getOrDefault(state.group(task), new Row(task.reminders(), false, Optional.empty()));
    }

    /** The rows of some states of one recipient. */
    static CampaignRows of(Collection<AudienceState> asked, TaskStore tasks, TaskTimes times, Instant now) {
        Set<IncidentId> ids = asked.stream().map(AudienceState::incident).collect(Collectors.toSet());
        Map<IncidentId, AudienceState> all = new LinkedHashMap<>();
        new CampaignStates(asked, tasks).all().forEach(state -> all.put(state.incident(), state));
        asked.forEach(state -> all.put(state.incident(), state));
        Map<String, List<Member>> members = new HashMap<>();
        for (AudienceState state : all.values()) {
            boolean isAsked = ids.contains(state.incident());
            state.unfinished().forEach(task -> members.computeIfAbsent(state.group(task), none -> new ArrayList<>())
                    .add(new Member(state.incident(), task, isAsked)));
        }
        members.values().removeIf(row -> row.stream().noneMatch(Member::isAsked));
        Map<String, Row> rows = new HashMap<>();
        Set<IncidentId> others = new HashSet<>();
        members.forEach((group, row) -> {
            Row found = row(row, times, now);
            rows.put(group, found);
            if (found.isToSay()) {
                others.addAll(unasked(row));
            }
        });
        return new CampaignRows(rows, others);
    }

    private record Member(IncidentId incident, Task task, boolean isAsked) {}

    private static List<IncidentId> unasked(List<Member> row) {
        return row.stream()
                .filter(member -> !member.isAsked() && member.task().state() == TaskState.OPEN)
                .map(Member::incident)
                .toList();
    }

    private static Row row(List<Member> members, TaskTimes times, Instant now) {
        Optional<Instant> takenUntil = members.stream()
                .map(Member::task)
                .filter(task -> task.state() == TaskState.TAKEN && !times.isLapsed(task, now))
                .map(task -> task.lapsesAt().orElse(now.plus(LOOK_AGAIN)))
                .min(Comparator.naturalOrder())
                .map(until -> until.isAfter(now.plus(LOOK_AGAIN)) ? now.plus(LOOK_AGAIN) : until);
        List<Member> open = members.stream()
                .filter(member -> member.task().state() == TaskState.OPEN)
                .toList();
        int said = open.stream()
                .mapToInt(member -> member.task().reminders())
                .max()
                .orElse(0);
        int due = open.stream()
                .filter(Member::isAsked)
                .mapToInt(member -> times.remindersDue(member.task(), now))
                .max()
                .orElse(0);
        boolean isToSay = due > said && takenUntil.isEmpty();
        return new Row(isToSay ? due : said, isToSay, takenUntil);
    }
}
