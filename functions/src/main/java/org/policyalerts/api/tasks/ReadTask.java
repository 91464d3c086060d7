package org.policyalerts.api.tasks;

import java.util.Optional;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;

/** {@code GET /tasks/{id}}: one task, in any state, as a row of its own. */
record ReadTask(TaskRoutes.Dependencies dependencies) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        IncidentLine incidents = new IncidentLine(dependencies.incidents(), request.caller());
        OwnedTask task = Optional.of(request.part("id"))
                .filter(TaskId::isWellFormed)
                .map(TaskId::new)
                .filter(id -> incidents.shows(id.incident()))
                .flatMap(id -> dependencies.acts().find(id, Actors.of(request.caller())))
                .orElseThrow(ReadTask::unknown);
        return ApiResponse.json(200, new TaskRowDocument(dependencies.book(), incidents).of(TaskRow.of(task)));
    }

    static ProblemException unknown() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "There is no such task.");
    }
}
