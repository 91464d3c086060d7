package org.policyalerts.api.alerts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.alert.EvaluationStore.Snapshot;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.action.Actor;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;
import org.policyalerts.incident.IncidentId;

/** {@code GET /alerts}: the open ones unless asked otherwise. */
record ListAlerts(AlertRoutes.Dependencies dependencies) implements Route.Handler {

    static final List<String> STATES =
            Arrays.stream(AlertState.values()).map(AlertState::text).toList();

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertState state =
                Parameters.oneOf(request, "state", STATES).map(AlertState::of).orElse(AlertState.OPEN);
        Optional<Recipient> audience = Actors.audience(request).map(Recipient::of);
        int limit = Parameters.limit(request);
        AlertPage page = dependencies
                .evaluations()
                .alerts(state, audience.map(Recipient::audience), limit, Parameters.cursor(request));
        return ApiResponse.page("alerts", shown(page, audience, request.caller()), page.cursor());
    }

    private List<Map<String, Object>> shown(AlertPage page, Optional<Recipient> audience, Caller caller) {
        Map<IncidentId, Optional<Snapshot>> read = new HashMap<>();
        StandingDocument one = new StandingDocument(caller, dependencies.incidents());
        List<Map<String, Object>> shown = new ArrayList<>();
        for (Alert alert : page.alerts()) {
            read.computeIfAbsent(alert.incident(), dependencies.evaluations()::snapshot)
                    .filter(snapshot -> caller.sees(snapshot.incident()))
                    .ifPresent(snapshot -> {
                        AlertStanding standing = AlertStanding.of(alert, snapshot.audiences());
                        if (isListed(standing, audience, Actors.of(caller))) {
                            shown.add(one.of(standing, snapshot.incident()));
                        }
                    });
        }
        return shown;
    }

    private static boolean isListed(AlertStanding standing, Optional<Recipient> audience, Actor actor) {
        return standing.isAnybodys()
                && standing.concerns(actor)
                && audience.map(standing::isFor).orElse(true);
    }
}
