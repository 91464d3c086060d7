package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Erasing.Result;
import org.policyalerts.incident.keeping.Erasure;

/** {@code POST /incidents/{id}/erasure}: words are taken out of an incident and of all that tells of it. */
record EraseFields(IncidentAccess incidents, Erasing erasing) implements Route.Handler {

    private static final String FIELDS = "fields";
    private static final String VERSION = "version";
    private static final int MOST_FIELDS = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TRIES = 5;

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident latest = incidents.toRead(request);
        Erasing.Request asked = asked(request);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Result result = erasing.erase(latest, asked);
            if (result instanceof Result.Done done) {
                return answer(latest, done.erasure(), request.caller());
            }
            if (result instanceof Result.Invalid invalid) {
                throw ProblemException.invalid(invalid.problems());
            }
            latest = incidents.toRead(request);
        }
        throw ProblemException.of(ProblemKind.BUSY, "The report is being changed; send it again in a moment.");
    }

    private static Erasing.Request asked(ApiRequest request) {
        JsonFields body = new JsonFields(request.body(), List.of(FIELDS, VERSION, "requestedBy", "reason"));
        List<?> fields = body.list(FIELDS, MOST_FIELDS);
        for (int i = 0; i < fields.size(); i++) {
            if (!(fields.get(i) instanceof String)) {
                body.wrong(FIELDS + "/" + i, "must be a pointer such as /targets/0/name");
            }
        }
        String requestedBy = body.text("requestedBy", LONGEST_NAME);
        String reason = body.text("reason", LONGEST_REASON);
        Optional<Integer> version = version(request, body);
        body.refuseIfWrong();
        return new Erasing.Request(
                fields.stream().map(String.class::cast).toList(),
                version,
                requestedBy,
                reason,
                request.caller().name());
    }

    private static Optional<Integer> version(ApiRequest request, JsonFields body) {
        Object given = request.body().json() instanceof Map<?, ?> fields ? fields.get(VERSION) : null;
        if (given == null) {
            return Optional.empty();
        }
        if (given instanceof Long number && number >= 1 && number <= Integer.MAX_VALUE) {
            return Optional.of(number.intValue());
        }
        body.wrong(VERSION, "must be the number of a version");
        return Optional.empty();
    }

    private static ApiResponse answer(Incident incident, Erasure erasure, Caller caller) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", incident.id().value());
        document.put(VERSION, (long) erasure.version());
        document.put("erased", document(erasure, caller));
        return ApiResponse.json(200, document).with("ETag", IncidentDocument.etag(erasure.version()));
    }

    /** Who did it staff know. */
    static Map<String, Object> document(Erasure erasure, Caller caller) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("at", erasure.at().toString());
        document.put("requestedBy", erasure.requestedBy());
        document.put("reason", erasure.reason());
        document.put(FIELDS, erasure.fields());
        if (caller.isOfAuthority()) {
            document.put("by", erasure.by());
        }
        return document;
    }
}
