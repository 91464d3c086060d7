package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.RequestBody;
import org.policyalerts.api.Route;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.json.JsonWriter;

/** {@code POST /incidents:batch}: one report a line, one answer a line; each line stands for itself. */
record SubmitBatch(IncidentIntake intake, IntakeResponses responses, ErrorBoundary boundary) implements Route.Handler {

    private static final int MOST_LINES = 100;

    @Override
    public ApiResponse handle(ApiRequest request) {
        request.caller().organisationOrRefused();
        List<RequestBody> lines = request.body().lines();
        if (lines.isEmpty() || lines.size() > MOST_LINES) {
            throw ProblemException.invalid(List.of(new Problem("", "must be 1 to " + MOST_LINES + " lines")));
        }
        StringBuilder answer = new StringBuilder();
        List<ApiResponse.Act> audited = new ArrayList<>();
        for (RequestBody line : lines) {
            int number = audited.size() + 1;
            ApiResponse response =
                    boundary.caught(() -> submit(line, request.caller()), request.id() + ", line " + number);
            answer.append(JsonWriter.harmless(ApiResponse.Act.document(number, response, "receipt")))
                    .append('\n');
            audited.add(ApiResponse.Act.of("", response));
        }
        return new ApiResponse(200, Map.of("Content-Type", "application/x-ndjson"), answer.toString()).of(audited);
    }

    private ApiResponse submit(RequestBody line, Caller caller) {
        int most = Route.BodyForm.JSON.mostBytes();
        if (line.length() > most) {
            throw ProblemException.of(ProblemKind.BODY_TOO_LARGE, "At most " + most + " bytes a line are taken.");
        }
        return responses.of(intake.submit(line.json(), Authors.reporting(caller), Optional.empty()), caller);
    }
}
