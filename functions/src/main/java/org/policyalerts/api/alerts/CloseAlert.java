package org.policyalerts.api.alerts;

import java.util.List;
import java.util.stream.Stream;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;

/** {@code POST /alerts/{id}/outcome}: the alert is done, rejected or overtaken, with a reason. */
record CloseAlert(AlertActions actions, ActOnAlert answers) implements Route.Handler {

    private static final List<String> OUTCOMES = Stream.of(AlertState.DONE, AlertState.REJECTED, AlertState.OVERTAKEN)
            .map(AlertState::text)
            .toList();
    private static final int LONGEST_REASON = 2_000;

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertId id = answers.alert(request);
        JsonFields body = new JsonFields(request.body(), List.of("outcome", "reason"));
        String outcome = body.oneOf("outcome", OUTCOMES);
        String reason = body.text("reason", LONGEST_REASON);
        body.refuseIfWrong();
        return answers.answer(
                actions.close(id, AlertState.of(outcome), reason, Actors.of(request.caller())), request.caller());
    }
}
