package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ReaderView;
import org.policyalerts.api.Route;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.incident.intake.Refused;

/** {@code POST /incidents}. */
record SubmitIncident(IntakeResponses responses, IncidentRoutes.Dependencies dependencies) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        Optional<String> key = idempotencyKey(request);
        Caller caller = request.caller();
        IncidentIntake intake = dependencies.intake();
        if (Parameters.truth(request, "dryRun")) {
            return preview(intake.preview(request.body().json(), Authors.trying(caller)), caller);
        }
        caller.refuseUnlessReporter();
        return responses.of(intake.submit(request.body().json(), Authors.reporting(caller), key), caller);
    }

    /** By the incidents that the caller may read: else whoever tries reports would find out about the others. */
    private ApiResponse preview(IntakeResult preview, Caller caller) {
        if (preview instanceof IntakeResult.Ready ready) {
            Map<String, Object> decision = dependencies.dryRun().apply(ready.incident(), caller::sees);
            Map<String, Object> document =
                    new LinkedHashMap<>(new ReaderView(caller, dependencies.store()).decision(decision));
            document.putAll(responses.tried(ready, caller));
            return ApiResponse.json(200, document);
        }
        throw IntakeResponses.refusal((Refused) preview);
    }

    private static Optional<String> idempotencyKey(ApiRequest request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?")) {
            throw ProblemException.parameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
