package org.policyalerts.api.alerts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.IncidentId;

/** {@code GET /alerts}: the open ones unless asked otherwise. */
final class ListAlerts implements Route.Handler {

    static final List<String> STATES =
            Arrays.stream(AlertState.values()).map(AlertState::text).toList();

    private final AlertRoutes.Dependencies dependencies;

    ListAlerts(AlertRoutes.Dependencies dependencies) {
        this.dependencies = dependencies;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertState state =
                Parameters.oneOf(request, "state", STATES).map(AlertState::of).orElse(AlertState.OPEN);
        Optional<Recipient> audience = Actors.audience(request).map(Recipient::of);
        int limit = Parameters.limit(request);
        try {
            AlertPage page = dependencies
                    .evaluations()
                    .alerts(state, audience.map(Recipient::audience), limit, Parameters.cursor(request));
            return page(
                    standings(page, audience, request.caller()),
                    page.cursor(),
                    new StandingDocument(request.caller(), dependencies.incidents()));
        } catch (CursorInvalidException foreign) {
            throw Parameters.foreignCursor();
        }
    }

    private List<AlertStanding> standings(AlertPage page, Optional<Recipient> audience, Caller caller) {
        Map<IncidentId, Optional<Snapshot>> read = new HashMap<>();
        Actor actor = Actors.of(caller);
        return page.alerts().stream()
                .flatMap(alert -> read.computeIfAbsent(alert.incident(), dependencies.evaluations()::snapshot).stream()
                        .filter(snapshot -> caller.sees(snapshot.incident()))
                        .map(snapshot -> AlertStanding.of(alert, snapshot.audiences())))
                .filter(standing -> standing.isAnybodys() && standing.concerns(actor))
                .filter(standing -> audience.map(standing::isFor).orElse(true))
                .toList();
    }

    static ApiResponse page(List<AlertStanding> alerts, Optional<String> cursor, StandingDocument one) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alerts", alerts.stream().map(one::of).toList());
        document.put("cursor", cursor.orElse(null));
        return ApiResponse.json(200, document);
    }
}
