package org.policyalerts.api.tasks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Track;

/** {@code GET /tasks}: what is still to be done, one row for what is one thing to do, those due first first. */
final class ListTasks implements Route.Handler {

    /** States of one audience that are read; more incidents than that nobody has open. */
    static final int MOST_STATES = 1_000;

    private static final String POSITION = "(z|\\d{13,})-tsk_[0-9A-HJKMNP-TV-Z]{26}-[0-9a-f]{16}";
    private static final List<String> STATES = List.of(TaskState.OPEN.text(), TaskState.TAKEN.text());

    private final TaskRoutes.Dependencies dependencies;

    ListTasks(TaskRoutes.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Parameters.oneOf(request, "sort", List.of("due"));
        int limit = Parameters.limit(request);
        List<TaskRow> left = after(rows(request), Parameters.cursor(request));
        List<TaskRow> page = left.subList(0, Math.min(limit, left.size()));
        TaskRowDocument one =
                new TaskRowDocument(dependencies.book(), new IncidentLine(dependencies.incidents(), request.caller()));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("rows", page.stream().map(one::of).toList());
        document.put("cursor", left.size() > limit ? page.get(limit - 1).position() : null);
        return ApiResponse.json(200, document).withContentTag();
    }

    private List<TaskRow> rows(ApiRequest request) {
        Optional<TaskState> state = Parameters.oneOf(request, "state", STATES).map(TaskState::of);
        Optional<Instant> dueBy = Parameters.date(request, "due").map(date -> date.latest(dependencies.zone()));
        return TaskRow.of(states(request, dependencies.tasks()), task -> isWanted(task, state, dueBy));
    }

    static List<AudienceState> states(ApiRequest request, TaskStore tasks) {
        Track track = Parameters.oneOf(request, "track", List.of("real", "exercise"))
                        .filter("exercise"::equals)
                        .isPresent()
                ? Track.EXERCISE
                : Track.REAL;
        List<Recipient> recipients = Actors.recipients(request, tasks, track);
        return recipients.stream()
                .flatMap(recipient -> tasks.unfinished(recipient, track, MOST_STATES).stream())
                .toList();
    }

    private static boolean isWanted(Task task, Optional<TaskState> state, Optional<Instant> dueBy) {
        return task.state().isUnfinished()
                && state.map(task.state()::equals).orElse(true)
                && dueBy.map(last -> !task.dueOrLast().isAfter(last)).orElse(true);
    }

    private static List<TaskRow> after(List<TaskRow> rows, Optional<String> cursor) {
        if (cursor.isEmpty()) {
            return rows;
        }
        String last = cursor.get();
        if (!last.matches(POSITION)) {
            throw Parameters.foreignCursor();
        }
        return rows.stream().filter(row -> row.position().compareTo(last) > 0).toList();
    }
}
