package org.policyalerts.lambda;

import java.util.Map;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.incident.Incident;

/** {@code GET /incidents/{id}/decision}: the latest. */
final class ReadDecision implements Route.Handler {

    private final VisibleIncidents incidents;
    private final EvaluationStore evaluations;

    ReadDecision(VisibleIncidents incidents, EvaluationStore evaluations) {
        this.incidents = incidents;
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        Map<String, Object> decision = evaluations.latestDecision(incident.id()).orElseThrow(() -> RefusedException.of(
                        ProblemKind.NOT_DECIDED_YET, "It was stored a moment ago; its decision follows.")
                .with("Retry-After", "1"));
        return ApiResponse.json(200, decision).withContentTag();
    }
}
