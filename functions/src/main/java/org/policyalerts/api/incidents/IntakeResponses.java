package org.policyalerts.api.incidents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.intake.IntakeResult;
import org.policyalerts.incident.intake.Refused;
import org.policyalerts.incident.validation.Problem;

/** What HTTP says to each outcome of an intake. */
record IntakeResponses(ReceiptDocument receipts, DuplicateWarnings duplicates) {

    ApiResponse of(IntakeResult result, Caller caller) {
        if (result instanceof IntakeResult.Answered answered) {
            return of(answered, caller);
        }
        throw refusal((Refused) result);
    }

    static ProblemException refusal(Refused refused) {
        return refused.isForbidden()
                ? ProblemException.notAllowed(refused.problems())
                : ProblemException.invalid(refused.problems());
    }

    private ApiResponse of(IntakeResult.Answered answered, Caller caller) {
        Recorded outcome = answered.outcome();
        if (outcome instanceof Recorded.OtherContent other) {
            throw referenceTaken(other);
        }
        if (outcome instanceof Recorded.KeyReused reused) {
            throw keyReused(reused);
        }
        int status = outcome instanceof Recorded.Stored ? 201 : 200;
        return receipt(status, answered.incident(), answered.warnings(), caller);
    }

    /** What is stored, with what looked odd about it. */
    ApiResponse receipt(int status, Incident incident, List<Problem> ofReport, Caller caller) {
        return receipts.response(status, incident, warnings(incident, ofReport, caller));
    }

    /** The clocks that a report would start, and the warnings that it would get. */
    Map<String, Object> tried(IntakeResult.Ready ready, Caller caller) {
        return receipts.told(ready.incident(), warnings(ready.incident(), ready.warnings(), caller));
    }

    private List<Problem> warnings(Incident incident, List<Problem> ofReport, Caller caller) {
        List<Problem> warnings = new ArrayList<>(ofReport);
        warnings.addAll(duplicates.of(incident, caller));
        return warnings;
    }

    private static ProblemException referenceTaken(Recorded.OtherContent other) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", other.id().value());
        members.put("version", other.latestVersion());
        String detail = "To change it, PATCH %s with If-Match: %s."
                .formatted(location(other.id()), IncidentDocument.etag(other.latestVersion()));
        return ProblemException.of(ProblemKind.REFERENCE_TAKEN, detail, members).with("Location", location(other.id()));
    }

    private static ProblemException keyReused(Recorded.KeyReused reused) {
        String detail = "It came with the report that is now %s; a new report needs a new key.".formatted(reused.id());
        return ProblemException.of(
                        ProblemKind.KEY_REUSED, detail, Map.of("id", reused.id().value()))
                .with("Location", location(reused.id()));
    }

    private static String location(IncidentId id) {
        return IncidentDocument.location(id.value());
    }
}
