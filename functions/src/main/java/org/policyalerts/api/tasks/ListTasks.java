package org.policyalerts.api.tasks;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.ListPage;
import org.policyalerts.api.Parameters;
import org.policyalerts.incident.Track;

/**
 * {@code GET /tasks}: what is still to be done, one row for what is one thing to do, those due first first; asked for
 * by its state, also what has come to an end.
 */
record ListTasks(TaskRoutes.Dependencies dependencies) {

    /** States of one audience that are read; more incidents than that nobody has open. */
    static final int MOST_STATES = 1_000;

    private static final String POSITION = "(z|\\d{13,})-[0-9a-f]{16}";
    private static final List<String> STATES =
            Arrays.stream(TaskState.values()).map(TaskState::text).toList();

    /** Rows of what the caller may see, and where the list goes on. */
    private record Found(List<TaskRow> rows, IncidentLine incidents, Optional<String> cursor) {}

    ApiResponse json(ApiRequest request) {
        Found found = found(request);
        TaskRowDocument one = new TaskRowDocument(dependencies.book(), found.incidents());
        return ApiResponse.page("rows", found.rows().stream().map(one::of).toList(), found.cursor());
    }

    /** A line for each task, so that they can be counted. */
    ApiResponse csv(ApiRequest request) {
        Found found = found(request);
        TaskTable table = new TaskTable(dependencies, found.incidents());
        List<Map<String, Object>> rows = found.rows().stream()
                .flatMap(row -> row.tasks().stream())
                .map(table::row)
                .toList();
        return CsvAnswer.of(request, "tasks", TaskTable.COLUMNS, rows, found.cursor());
    }

    private Found found(ApiRequest request) {
        Parameters.oneOf(request, "sort", List.of("due"));
        Optional<TaskState> state = Parameters.oneOf(request, "state", STATES).map(TaskState::of);
        Optional<Instant> dueBy = Parameters.date(request, "due").map(date -> date.latest(dependencies.zone()));
        Track track = track(request);
        List<Recipient> recipients = Actors.recipients(request, dependencies.tasks(), track);
        Predicate<Task> isWanted =
                task -> state.map(task.state()::equals).orElse(task.state().isUnfinished())
                        && dueBy.map(last -> !task.dueOrLast().isAfter(last)).orElse(true);
        int limit = Parameters.limit(request);
        Optional<String> cursor = Parameters.cursor(request);
        IncidentLine incidents = new IncidentLine(dependencies.incidents(), request.caller());
        Predicate<Task> isShown =
                task -> isWanted.test(task) && incidents.shows(task.id().incident());
        ListPage<TaskRow> page = state.filter(one -> !one.isUnfinished()).isPresent()
                ? new EndedTasks(dependencies.tasks(), track, isShown, limit).from(cursor, recipients)
                : unfinished(TaskRow.of(states(recipients, track), isWanted), cursor, limit);
        return new Found(
                page.shown().stream()
                        .flatMap(row -> row.shownBy(incidents).stream())
                        .toList(),
                incidents,
                page.cursor());
    }

    private static Track track(ApiRequest request) {
        return Parameters.oneOf(request, "track", List.of("real", "exercise"))
                        .filter("exercise"::equals)
                        .isPresent()
                ? Track.EXERCISE
                : Track.REAL;
    }

    private List<AudienceState> states(List<Recipient> recipients, Track track) {
        return recipients.stream()
                .flatMap(one -> dependencies.tasks().unfinished(one, track, MOST_STATES).stream())
                .toList();
    }

    private static ListPage<TaskRow> unfinished(List<TaskRow> rows, Optional<String> cursor, int limit) {
        if (cursor.filter(last -> !last.matches(POSITION)).isPresent()) {
            throw Parameters.foreignCursor();
        }
        return ListPage.of(rows.stream(), TaskRow::position, cursor, limit);
    }
}
