package org.policyalerts.api.alerts;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.incident.IncidentId;

/**
 * {@code GET /incidents/{id}/alerts}: newest first; unless asked for by their state, without those that nobody is told
 * of.
 */
final class ListIncidentAlerts implements Route.Handler {

    private final IncidentAccess incidents;
    private final EvaluationStore evaluations;

    ListIncidentAlerts(IncidentAccess incidents, EvaluationStore evaluations) {
        this.incidents = incidents;
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        IncidentId id = incidents.toRead(request).id();
        Optional<AlertState> state =
                Parameters.oneOf(request, "state", ListAlerts.STATES).map(AlertState::of);
        List<Alert> alerts = evaluations.snapshot(id).map(EvaluationStore.Snapshot::alerts).orElse(List.of()).stream()
                .filter(alert ->
                        state.map(wanted -> alert.state() == wanted).orElse(alert.state() != AlertState.SUPPRESSED))
                .sorted(Comparator.comparing(Alert::raisedAt).reversed().thenComparing(alert -> alert.id()
                        .value()))
                .toList();
        return ListAlerts.page(alerts, Optional.empty()).withContentTag();
    }
}
