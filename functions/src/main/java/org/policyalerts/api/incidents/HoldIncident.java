package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.JsonFields;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.keeping.Hold;
import org.policyalerts.incident.keeping.Keeping;

/** {@code PUT} and {@code DELETE /incidents/{id}/hold}: an incident is kept whatever its age, or no longer. */
record HoldIncident(IncidentAccess incidents, Keeping keeping) {

    private static final String HOLD = "hold";
    private static final int LONGEST_REASON = 500;

    ApiResponse put(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        JsonFields body = new JsonFields(request.body(), List.of("reason"));
        String reason = body.text("reason", LONGEST_REASON);
        body.refuseIfWrong();
        return answer(
                incident,
                document(keeping.hold(incident.id(), reason, request.caller().name())));
    }

    ApiResponse lift(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        keeping.lift(incident.id());
        return answer(incident, null);
    }

    private static ApiResponse answer(Incident incident, @Nullable Object hold) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", incident.id().value());
        document.put(HOLD, hold);
        return ApiResponse.json(200, document);
    }

    static Map<String, Object> document(Hold hold) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reason", hold.reason());
        document.put("by", hold.by());
        document.put("at", hold.at().toString());
        return document;
    }
}
