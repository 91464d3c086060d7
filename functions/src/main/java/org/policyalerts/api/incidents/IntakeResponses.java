package org.policyalerts.api.incidents;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.intake.IntakeResult;

/** What HTTP says to each outcome of an intake. */
final class IntakeResponses {

    private final ReceiptDocument receipts;

    IntakeResponses(ReceiptDocument receipts) {
        this.receipts = receipts;
    }

    ApiResponse of(IntakeResult result) {
        if (result instanceof IntakeResult.Stored stored) {
            return receipts.response(201, stored.incident(), stored.warnings());
        }
        if (result instanceof IntakeResult.SameAlready same) {
            return receipts.response(200, same.first(), same.warnings());
        }
        if (result instanceof IntakeResult.Invalid invalid) {
            throw ProblemException.invalid(invalid.problems());
        }
        throw result instanceof IntakeResult.OtherContent other
                ? referenceTaken(other)
                : keyReused((IntakeResult.KeyReused) result);
    }

    private static ProblemException referenceTaken(IntakeResult.OtherContent other) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", other.id().value());
        members.put("version", other.latestVersion());
        String detail = "To change it, PATCH %s with If-Match: %s."
                .formatted(location(other.id()), IncidentDocument.etag(other.latestVersion()));
        return ProblemException.of(ProblemKind.REFERENCE_TAKEN, detail, members).with("Location", location(other.id()));
    }

    private static ProblemException keyReused(IntakeResult.KeyReused reused) {
        String detail = "It came with the report that is now %s; a new report needs a new key.".formatted(reused.id());
        return ProblemException.of(
                        ProblemKind.KEY_REUSED, detail, Map.of("id", reused.id().value()))
                .with("Location", location(reused.id()));
    }

    private static String location(IncidentId id) {
        return IncidentDocument.location(id.value());
    }
}
