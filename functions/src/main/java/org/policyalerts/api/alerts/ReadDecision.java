package org.policyalerts.api.alerts;

import java.util.Map;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.ReaderView;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;

/** {@code GET /incidents/{id}/decision}: the latest, about all policies or about one. */
record ReadDecision(IncidentAccess incidents, AlertRoutes.Dependencies dependencies) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        Map<String, Object> kept = latest(request);
        DecisionAnswer answers = dependencies.decisions();
        Map<String, Object> answer = request.parameter("policy")
                .map(policy -> answers.ofPolicy(kept, policy)
                        .orElseThrow(() -> ProblemException.of(
                                ProblemKind.NOT_FOUND, "There is no policy of that id in the book.")))
                .orElseGet(() -> answers.of(kept));
        return ApiResponse.json(200, new ReaderView(request.caller(), dependencies.incidents()).decision(answer));
    }

    /**
     * The latest decision of the incident asked for, as it is kept.
     *
     * @throws ProblemException if the caller may not read it, or there is none yet
     */
    Map<String, Object> latest(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        Caller caller = request.caller();
        if (incidents.namesUnknown(incident, caller)) {
            // Whether another counts in its place would tell that there is one.
            return dependencies.decisions().toReporter(incident, caller::sees);
        }
        return dependencies.evaluations().latestDecision(incident.id()).orElseThrow(() -> ProblemException.of(
                        ProblemKind.NOT_DECIDED_YET, "It was stored a moment ago; its decision follows.")
                .with("Retry-After", "1"));
    }
}
