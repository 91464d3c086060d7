package org.policyalerts.lambda;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.intake.Author;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** An invented report to prime the functions with; it is read and evaluated, and never stored. */
final class PrimingReport {

    private static final String REPORTER = "rehearsal";

    private static final String REPORT = """
            {"reference": "rehearsal", "title": "Invented for a rehearsal", "tlp": "clear", "determination": "suspected", "severity": 6,
             "timeline": {"occurredAt": "2024-01-01"},
             "targets": [{"name": "Nobody", "country": "AL", "sector": "other", "infrastructureClass": "unknown", "confirmation": "victim"}],
             "impact": {"servicesDisrupted": "no", "scope": "known", "usersAffected": 0},
             "claims": [{"claimant": "Nobody"}]}
            """;

    private PrimingReport() {}

    /** The incident that the report would become. */
    static Incident incident(IncidentIntake intake) {
        try {
            Author author = new Author(Optional.of(REPORTER), false, false);
            if (intake.preview(JsonReader.read(REPORT), author) instanceof IntakeResult.Ready ready) {
                return ready.incident();
            }
        } catch (JsonInvalidException notJson) {
            throw new IllegalStateException(notJson);
        }
        throw new IllegalStateException("the report of the rehearsal is not valid");
    }

    /**
     * Events of API Gateway that store nothing: one asks for a dry run of the report, one for an incident that does not
     * exist.
     */
    static List<Map<String, Object>> events() {
        Map<String, Object> submitted = new HashMap<>(event("POST", "/incidents"));
        submitted.put("queryStringParameters", Map.of("dryRun", "true"));
        submitted.put("body", REPORT);
        return List.of(submitted, event("GET", "/incidents/inc_00000000000000000000000000"));
    }

    private static Map<String, Object> event(String method, String path) {
        Map<String, Object> claims = Map.of(
                "scope", "incidents/submit", "audiences", "none", "custom:organisation", REPORTER, "sub", REPORTER);
        return Map.of(
                "httpMethod",
                method,
                "path",
                path,
                "headers",
                Map.of("Content-Type", "application/json"),
                "requestContext",
                Map.of("requestId", REPORTER, "authorizer", Map.of("claims", claims)));
    }
}
