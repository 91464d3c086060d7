package org.policyalerts.api.incidents;

import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ReporterView;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.intake.Author;
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
        Author author = Authors.reporting(request.caller());
        Optional<String> key = idempotencyKey(request);
        return Parameters.truth(request, "dryRun")
                ? preview(intake.preview(request.body().json(), author), request.caller())
                : responses.of(intake.submit(request.body().json(), author, key), request.caller());
    }

    private ApiResponse preview(IntakePreview preview, Caller caller) {
        if (preview instanceof IntakePreview.Ready ready) {
            return ApiResponse.json(200, ReporterView.decision(dryRun.apply(ready.incident()), caller));
        }
        throw preview instanceof IntakePreview.NotAllowed refused
                ? ProblemException.notAllowed(refused.problems())
                : ProblemException.invalid(((IntakePreview.Invalid) preview).problems());
    }

    private static Optional<String> idempotencyKey(ApiRequest request) {
        Optional<String> key = request.header("Idempotency-Key");
        if (key.isPresent() && !key.get().matches("[\\x21-\\x7E]([\\x20-\\x7E]{0,253}[\\x21-\\x7E])?")) {
            throw ProblemException.parameter("Idempotency-Key", "must be 1 to 255 printable ASCII characters");
        }
        return key;
    }
}
