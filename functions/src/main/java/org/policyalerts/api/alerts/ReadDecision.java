package org.policyalerts.api.alerts;

import java.util.Map;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;

/** {@code GET /incidents/{id}/decision}: the latest. */
final class ReadDecision implements Route.Handler {

    private final IncidentAccess incidents;
    private final EvaluationStore evaluations;

    ReadDecision(IncidentAccess incidents, EvaluationStore evaluations) {
        this.incidents = incidents;
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        return ApiResponse.json(200, latest(request)).withContentTag();
    }

    /**
     * The latest decision of the incident asked for.
     *
     * @throws ProblemException if the caller may not read it, or there is none yet
     */
    Map<String, Object> latest(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        return evaluations.latestDecision(incident.id()).orElseThrow(() -> ProblemException.of(
                        ProblemKind.NOT_DECIDED_YET, "It was stored a moment ago; its decision follows.")
                .with("Retry-After", "1"));
    }
}
