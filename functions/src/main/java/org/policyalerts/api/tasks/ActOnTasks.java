package org.policyalerts.api.tasks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.alert.action.TaskActs.Result;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.TaskActReader.Asked;

/** {@code POST /tasks:act}: one act a line, one result a line; each line stands for itself. */
record ActOnTasks(TaskRoutes.Dependencies dependencies, TaskActReader reader) implements Route.Handler {

    private static final int MOST_ACTS = 100;

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
        IncidentLine readable = new IncidentLine(dependencies.incidents(), request.caller());
        List<Map<String, Object>> results = new ArrayList<>();
        List<ApiResponse.Act> audited = new ArrayList<>();
        for (Line one : asked) {
            int number = results.size() + 1;
            ApiResponse response = dependencies
                    .boundary()
                    .caught(() -> act(one.read().get(), readable), request.id() + ", line " + number);
            results.add(ApiResponse.Act.document(number, response, "task"));
            audited.add(ApiResponse.Act.of(one.asked(), response));
        }
        return ApiResponse.json(200, Map.of("results", results)).of(audited);
    }

    private ApiResponse act(Asked asked, IncidentLine readable) {
        if (!readable.shows(asked.task().incident())) {
            throw ReadTask.unknown();
        }
        return answer(dependencies.acts().act(asked.task(), asked.act(), asked.actor()));
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
