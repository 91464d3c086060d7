package org.policyalerts.api.incidents;

import java.util.Map;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.exchange.stix.StixBundle;
import org.policyalerts.incident.Incident;
import org.policyalerts.json.JsonWriter;

/** {@code GET /incidents/{id}/stix}: what its reader may see of it, as a bundle that others can read. */
record ReadStix(IncidentAccess incidents) implements Route.Handler {

    /** Its tag is made of the content, which is another one for readers who see less. */
    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        Map<String, Object> bundle = StixBundle.of(request.caller().view(incident));
        return new ApiResponse(200, Map.of("Content-Type", "application/stix+json"), JsonWriter.harmless(bundle));
    }
}
