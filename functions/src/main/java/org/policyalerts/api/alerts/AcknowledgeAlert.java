package org.policyalerts.api.alerts;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
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
final class AcknowledgeAlert implements Route.Handler {

    private static final List<String> FIELDS = List.of("owner", "nextStepBy");
    private static final int LONGEST_NAME = 200;

    private final AlertActions actions;
    private final ActOnAlert answers;
    private final Clock clock;
    private final ZoneId zone;

    AcknowledgeAlert(AlertActions actions, ActOnAlert answers, AlertRoutes.Dependencies dependencies) {
        this.actions = actions;
        this.answers = answers;
        this.clock = dependencies.clock();
        this.zone = dependencies.zone();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertId id = answers.alert(request);
        JsonFields body = new JsonFields(request.body(), FIELDS);
        String owner = body.text("owner", LONGEST_NAME);
        Instant nextStepBy = nextStepBy(body);
        body.refuseIfWrong();
        return answers.answer(
                actions.acknowledge(id, owner, nextStepBy, Actors.of(request.caller())), request.caller());
    }

    /** A day without an hour means its end, as people mean it. */
    private Instant nextStepBy(JsonFields body) {
        Instant now = clock.instant();
        Instant by =
                body.dayOrMoment("nextStepBy").map(date -> date.latest(zone)).orElse(now.plusMillis(1));
        if (!by.isAfter(now) || by.isAfter(now.plus(TaskAct.LONGEST))) {
            body.wrong(
                    "nextStepBy",
                    "must lie after now and at most " + TaskAct.LONGEST.toDays() + " days ahead, by "
                            + now.plus(TaskAct.LONGEST));
        }
        return by;
    }
}
