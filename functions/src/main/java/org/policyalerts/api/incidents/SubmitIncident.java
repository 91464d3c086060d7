package org.policyalerts.api.incidents;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.IntakePreview;

/** {@code POST /incidents}. */
final class SubmitIncident implements Route.Handler {

    private final IncidentIntake intake;
    private final IntakeResponses responses;
    private final Function<Incident, Map<String, Object>> dryRun;

    /** Takes what the book would say of an incident that is not stored. */
    SubmitIncident(IncidentIntake intake, IntakeResponses responses, Function<Incident, Map<String, Object>> dryRun) {
        this.intake = intake;
        this.responses = responses;
        this.dryRun = dryRun;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        String reporter = request.caller().organisationOrRefused();
        Optional<String> key = idempotencyKey(request);
        return Parameters.truth(request, "dryRun")
                ? preview(intake.preview(request.body().json(), reporter))
                : responses.of(intake.submit(request.body().json(), reporter, key));
    }

    private ApiResponse preview(IntakePreview preview) {
        if (preview instanceof IntakePreview.Ready ready) {
            return ApiResponse.json(200, dryRun.apply(ready.incident()));
        }
        throw ProblemException.invalid(((IntakePreview.Invalid) preview).problems());
    }

    private static Optional<String> idempotencyKey(ApiRequest request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?")) {
            throw ProblemException.parameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
