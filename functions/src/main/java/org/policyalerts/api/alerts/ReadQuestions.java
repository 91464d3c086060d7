package org.policyalerts.api.alerts;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Route;

/** {@code GET /incidents/{id}/questions}: what the latest decision wants to be asked of the reporter. */
record ReadQuestions(ReadDecision decisions) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        Map<String, Object> decision = decisions.latest(request);
        Map<String, Object> document = new LinkedHashMap<>();
        for (String name : List.of("incident", "version", "at")) {
            document.put(name, decision.get(name));
        }
        // Decisions of earlier releases do not name them; the next evaluation does.
        document.put("questions", decision.getOrDefault("asked", List.of()));
        return ApiResponse.json(200, document);
    }
}
