package org.policyalerts.api.incidents;

import java.util.Map;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;

/** {@code GET /incidents/{id}}. */
final class ReadIncident implements Route.Handler {

    private final IncidentAccess incidents;

    ReadIncident(IncidentAccess incidents) {
        this.incidents = incidents;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        Caller caller = request.caller();
        Map<String, Object> document = IncidentDocument.of(caller.view(incident));
        incidents.primaryOf(incident, caller).ifPresent(primary -> document.put("duplicateOf", primary.value()));
        incident.ruling()
                .filter(said -> caller.isOfAuthority())
                .ifPresent(said -> document.put("duplicateRuling", IncidentDocument.ruling(said)));
        return ApiResponse.json(200, document).with("ETag", IncidentDocument.etag(incident.version()));
    }
}
