package org.policyalerts.api.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.action.TaskActs.Result;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
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
        List<Supplier<Asked>> asked = new ArrayList<>();
        for (Object line : lines) {
            String place = "/acts/" + asked.size();
            asked.add(() -> reader.read(line, place, request.caller()));
        }
        return answer(asked, request.caller());
    }

    /** Each of these acts, with a result of its own. Nobody acts on what they may not read. */
    ApiResponse answer(List<Supplier<Asked>> asked, Caller caller) {
        IncidentLine readable = new IncidentLine(incidents, caller);
        List<Map<String, Object>> results = new ArrayList<>();
        for (Supplier<Asked> one : asked) {
            results.add(result(results.size() + 1, () -> {
                Asked act = one.get();
                if (!readable.shows(act.task().incident())) {
                    throw ReadTask.unknown();
                }
                return answer(acts.act(act.task(), act.act(), act.actor()));
            }));
        }
        return ApiResponse.json(200, Map.of("results", results));
    }

    /** What a line came to, a problem of its own included. */
    private Map<String, Object> result(int number, Supplier<ApiResponse> act) {
        ApiResponse response = boundary.caught(act, "line " + number);
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
