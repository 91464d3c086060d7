package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.keeping.Keeping;

/** {@code GET /incidents/{id}}. */
record ReadIncident(IncidentAccess incidents, Keeping keeping) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        Caller caller = request.caller();
        Map<String, Object> beside = beside(incident, caller);
        Map<String, Object> document = IncidentDocument.of(caller.view(incident));
        document.putAll(beside);
        return ApiResponse.json(200, document).with("ETag", IncidentDocument.etag(incident.version(), beside));
    }

    /** What is told beside the report. It can change while the version stays, all but the ruling. */
    private Map<String, Object> beside(Incident incident, Caller caller) {
        Map<String, Object> beside = new LinkedHashMap<>();
        incidents.primaryOf(incident, caller).ifPresent(primary -> beside.put("duplicateOf", primary.value()));
        if (caller.isOfAuthority()) {
            incident.ruling().ifPresent(said -> beside.put("duplicateRuling", IncidentDocument.ruling(said)));
            keeping.holdOn(incident.id()).ifPresent(hold -> beside.put("hold", HoldIncident.document(hold)));
            keeping.endOf(incident.id()).ifPresent(end -> beside.put("keptUntil", end.toString()));
        }
        return beside;
    }
}
