package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.validation.Problem;

/** What a submitter gets as proof: what is stored, which clocks run, and what looked odd. */
record ReceiptDocument(RunningClocks clocks) {

    Map<String, Object> of(Incident incident, List<Problem> warnings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", incident.id().value());
        document.put("version", incident.version());
        document.put("contentHash", incident.contentHash());
        document.put("receivedAt", incident.receivedAt().toString());
        document.putAll(told(incident, warnings));
        return document;
    }

    /** What a dry run says of it as well. */
    Map<String, Object> told(Incident incident, List<Problem> warnings) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("clocks", clocks.of(incident));
        document.put("warnings", ProblemException.documents(warnings));
        return document;
    }

    ApiResponse response(int status, Incident incident, List<Problem> warnings) {
        return ApiResponse.json(status, of(incident, warnings))
                .with("Location", IncidentDocument.location(incident.id().value()))
                .with("ETag", IncidentDocument.etag(incident.version()));
    }
}
