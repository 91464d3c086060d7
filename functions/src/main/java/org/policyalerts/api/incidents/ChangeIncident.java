package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.Refused;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.incident.validation.Problem;

/** {@code PATCH /incidents/{id}}. */
record ChangeIncident(
        IncidentAccess incidents,
        IncidentIntake intake,
        IntakeResponses responses,
        CorrectedDates corrected,
        Keeping keeping)
        implements Route.Handler {

    private static final Pattern ETAG = Pattern.compile("\"v([1-9]\\d{0,8})(\\.[0-9a-f]{12})?\"");

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident latest = incidents.toChange(request);
        int expected = expectedVersion(request);
        Caller caller = request.caller();
        return answer(latest, intake.change(latest, request.body().json(), expected, Authors.of(caller)), caller);
    }

    private ApiResponse answer(Incident latest, ChangeResult result, Caller caller) {
        if (result instanceof ChangeResult.Stored stored) {
            if (latest.report().isClosed()) {
                // It may be about to be deleted, sooner than the schedule would look.
                keeping.look(latest.id());
            }
            List<Problem> warnings = new ArrayList<>(stored.warnings());
            warnings.addAll(corrected.warnings(latest, stored.incident()));
            return responses.receipt(200, stored.incident(), warnings, caller);
        }
        if (result instanceof ChangeResult.Unchanged same) {
            return responses.receipt(200, same.incident(), same.warnings(), caller);
        }
        throw result instanceof Refused refused
                ? IntakeResponses.refusal(refused)
                : stale(((ChangeResult.Stale) result).latestVersion());
    }

    private static int expectedVersion(ApiRequest request) {
        String given = request.header("If-Match")
                .orElseThrow(() -> ProblemException.of(
                        ProblemKind.VERSION_NEEDED, "Send If-Match with the ETag of the version you changed."));
        Matcher etag = ETAG.matcher(given.strip());
        if (!etag.matches()) {
            // Not a version that is late: who reads the latest and sends this again would never get through.
            throw ProblemException.parameter(
                    "If-Match", "must be the ETag of the version you changed, with its quotes, such as \"v1\"");
        }
        return Integer.parseInt(etag.group(1));
    }

    private static ProblemException stale(int latestVersion) {
        String etag = IncidentDocument.etag(latestVersion);
        return ProblemException.of(
                        ProblemKind.VERSION_STALE,
                        "The latest is %s; read it and apply the change to that.".formatted(etag),
                        java.util.Map.of("version", latestVersion))
                .with("ETag", etag);
    }
}
