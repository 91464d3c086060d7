package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.validation.Problem;

/**
 * {@code POST /incidents/{id}/duplicate-of}: staff say what it is the same incident as, or that it is one of its own.
 */
record RuleOnDuplicate(IncidentAccess incidents, IncidentIntake intake) implements Route.Handler {

    private static final String INCIDENT = "incident";
    private static final int LONGEST_REASON = 500;
    private static final int MOST_TRIES = 5;

    @Override
    public ApiResponse handle(ApiRequest request) {
        Asked asked = asked(request);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Incident latest = incidents.toChange(request);
            if (latest.ruling().filter(asked::isSaid).isPresent()) {
                return answer(request, latest, asked);
            }
            ChangeResult result = intake.rule(
                    latest,
                    asked.primary().map(Incident::id),
                    asked.reason(),
                    request.caller().name());
            if (result instanceof ChangeResult.Stored stored) {
                return answer(request, stored.incident(), asked);
            }
            // Somebody changed the report meanwhile: what is said is about the incident, whatever its version.
        }
        throw ProblemException.of(ProblemKind.BUSY, "The report is being changed; send it again in a moment.");
    }

    private record Asked(Optional<Incident> primary, String reason) {

        boolean isSaid(DuplicateRuling ruling) {
            return ruling.of().equals(primary.map(Incident::id))
                    && ruling.reason().equals(reason);
        }
    }

    private Asked asked(ApiRequest request) {
        String own = incidents.toChange(request).id().value();
        JsonFields body = new JsonFields(request.body(), List.of(INCIDENT, "reason"));
        String reason = body.text("reason", LONGEST_REASON);
        Optional<Incident> primary = Optional.empty();
        if (body.has(INCIDENT)) {
            String name = body.text(INCIDENT, 200);
            primary = Optional.of(name)
                    .filter(IncidentId::isWellFormed)
                    .flatMap(id -> incidents.find(new IncidentId(id), request.caller()));
            if (name.equals(own)) {
                body.wrong(INCIDENT, "an incident cannot be a duplicate of itself");
            } else if (!IncidentId.isWellFormed(name)) {
                body.wrong(INCIDENT, "must be the id of an incident");
            }
        } else if (!(request.body().json() instanceof Map<?, ?> fields) || !fields.containsKey(INCIDENT)) {
            body.wrong(INCIDENT, "must be given: an id, or null for an incident of its own");
        }
        body.refuseIfWrong();
        if (body.has(INCIDENT) && primary.isEmpty()) {
            throw ProblemException.of(ProblemKind.NOT_FOUND, "There is no incident of the id that the body names.");
        }
        return new Asked(primary, reason);
    }

    private ApiResponse answer(ApiRequest request, Incident incident, Asked asked) {
        Optional<IncidentId> counting = incidents.primaryOf(incident, request.caller());
        List<Problem> warnings = new ArrayList<>();
        if (asked.primary().isPresent() && counting.isEmpty()) {
            warnings.add(new Problem(
                    "/" + INCIDENT,
                    "has no effect as it is: it is a false alarm or on the other track (real, exercise), or it points to"
                            + " this incident itself, which was received first"));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(INCIDENT, incident.id().value());
        document.put("version", (long) incident.version());
        document.put("duplicateOf", counting.map(IncidentId::value).orElse(null));
        document.put("warnings", ProblemException.documents(warnings));
        return ApiResponse.json(200, document).with("ETag", IncidentDocument.etag(incident.version()));
    }
}
