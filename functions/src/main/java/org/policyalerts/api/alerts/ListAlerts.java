package org.policyalerts.api.alerts;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.EvaluationStore.AlertPage;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.policy.Audiences;

/** {@code GET /alerts}: staff's inbox; the open ones unless asked otherwise. */
final class ListAlerts implements Route.Handler {

    static final List<String> STATES =
            Arrays.stream(AlertState.values()).map(AlertState::text).toList();

    private final EvaluationStore evaluations;

    ListAlerts(EvaluationStore evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        AlertState state =
                Parameters.oneOf(request, "state", STATES).map(AlertState::of).orElse(AlertState.OPEN);
        Optional<String> audience = Parameters.oneOf(request, "audience", Audiences.ALL);
        int limit = Parameters.limit(request);
        try {
            AlertPage page = evaluations.alerts(state, audience, limit, Parameters.cursor(request));
            return page(page.alerts(), page.cursor());
        } catch (CursorInvalidException foreign) {
            throw Parameters.foreignCursor();
        }
    }

    static ApiResponse page(List<Alert> alerts, Optional<String> cursor) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("alerts", alerts.stream().map(AlertDocument::of).toList());
        document.put("cursor", cursor.orElse(null));
        return ApiResponse.json(200, document);
    }
}
