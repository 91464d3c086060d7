package org.policyalerts.api.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.action.TaskActs.Result;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.TaskActReader.Asked;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** {@code POST /tasks:act}: one act a line, one result a line; each line stands for itself. */
final class ActOnTasks implements Route.Handler {

    private static final int MOST_ACTS = 100;

    private final TaskActs acts;
    private final IncidentStore incidents;
    private final TaskActReader reader;
    private final ErrorBoundary boundary;

    ActOnTasks(TaskRoutes.Dependencies dependencies, TaskActReader reader) {
        this.acts = dependencies.acts();
        this.incidents = dependencies.incidents();
        this.reader = reader;
        this.boundary = dependencies.boundary();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        JsonFields body = new JsonFields(request.body(), List.of("acts"));
        List<?> lines = body.list("acts", MOST_ACTS);
        body.refuseIfWrong();
        List<Line> asked = new ArrayList<>();
        for (Object line : lines) {
            String place = "/acts/" + asked.size();
            asked.add(new Line(line, () -> reader.read(line, place, request.caller())));
        }
        return answer(asked, request);
    }

    /**
     * One of several acts.
     *
     * @param asked as it was asked for
     */
    record Line(@Nullable Object asked, Supplier<Asked> read) {}

    /** Each of these acts, with a result of its own. Nobody acts on what they may not read. */
    ApiResponse answer(List<Line> asked, ApiRequest request) {
        IncidentLine readable = new IncidentLine(incidents, request.caller());
        List<Map<String, Object>> results = new ArrayList<>();
        List<ApiResponse.Act> audited = new ArrayList<>();
        for (Line one : asked) {
            int number = results.size() + 1;
            ApiResponse response =
                    boundary.caught(() -> act(one.read().get(), readable), request.id() + ", line " + number);
            results.add(result(number, response));
            audited.add(ApiResponse.Act.of(one.asked(), response));
        }
        return ApiResponse.json(200, Map.of("results", results)).of(audited);
    }

    private ApiResponse act(Asked asked, IncidentLine readable) {
        if (!readable.shows(asked.task().incident())) {
            throw ReadTask.unknown();
        }
        return answer(acts.act(asked.task(), asked.act(), asked.actor()));
    }

    /** What a line came to, a problem of its own included. */
    private static Map<String, Object> result(int number, ApiResponse response) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("line", number);
        result.put("status", response.status());
        result.put(response.status() < 300 ? "task" : "problem", tree(response));
        return result;
    }

    private static Object tree(ApiResponse response) {
        try {
            return JsonReader.readObject(response.body());
        } catch (JsonInvalidException ours) {
            throw new IllegalStateException(ours);
        }
    }

    private static ApiResponse answer(Result result) {
        if (result instanceof Result.Recorded recorded) {
            return ApiResponse.json(200, TaskDocument.of(recorded.task()));
        }
        throw result instanceof Result.Conflict conflict ? conflict(conflict) : ReadTask.unknown();
    }

    private static ProblemException conflict(Result.Conflict conflict) {
        OwnedTask task = conflict.task();
        return ProblemException.of(
                ProblemKind.STATE_CONFLICT,
                conflict.why(),
                Map.of("state", task.task().state().text(), "task", TaskDocument.of(task)));
    }
}
