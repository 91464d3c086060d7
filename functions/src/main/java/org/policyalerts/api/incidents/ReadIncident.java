package org.policyalerts.api.incidents;

import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
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
        return ApiResponse.json(200, IncidentDocument.of(incident))
                .with("ETag", IncidentDocument.etag(incident.version()));
    }
}
