package org.policyalerts.api.alerts;

import java.time.Instant;
import java.util.List;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.alert.action.TaskAct;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;

/** {@code POST /alerts/{id}/acknowledgement}: somebody takes the alert until the date of its next step. */
record AcknowledgeAlert(AlertActions actions, ActOnAlert answers, AlertRoutes.Dependencies dependencies)
        implements Route.Handler {

    private static final List<String> FIELDS = List.of("owner", "nextStepBy");
    private static final int LONGEST_NAME = 200;

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertId id = answers.alert(request);
        JsonFields body = new JsonFields(request.body(), FIELDS);
        String owner = body.text("owner", LONGEST_NAME);
        Instant now = dependencies.clock().instant();
        Instant nextStepBy = body.ahead("nextStepBy", now, TaskAct.LONGEST, dependencies.zone())
                .orElse(now);
        body.refuseIfWrong();
        return answers.answer(
                actions.acknowledge(id, owner, nextStepBy, Actors.of(request.caller())), request.caller());
    }
}
