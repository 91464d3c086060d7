package org.policyalerts.lambda;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.incident.IncidentId;

/** {@code GET /incidents/{id}/alerts}: all of them, newest first. */
final class ListIncidentAlerts implements Route.Handler {

    private final VisibleIncidents incidents;
    private final EvaluationStore evaluations;

    ListIncidentAlerts(VisibleIncidents incidents, EvaluationStore evaluations) {
        this.incidents = incidents;
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        IncidentId id = incidents.toRead(request).id();
        List<Alert> alerts = evaluations.sheet(id).map(EvaluationStore.Sheet::alerts).orElse(List.of()).stream()
                .sorted(Comparator.comparing(Alert::raisedAt).reversed().thenComparing(alert -> alert.id()
                        .value()))
                .toList();
        return ListAlerts.page(alerts, Optional.empty()).withContentTag();
    }
}
