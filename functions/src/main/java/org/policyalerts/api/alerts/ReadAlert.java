package org.policyalerts.api.alerts;

import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;

/** {@code GET /alerts/{id}}. */
final class ReadAlert implements Route.Handler {

    private final EvaluationStore evaluations;

    ReadAlert(EvaluationStore evaluations) {
        this.evaluations = evaluations;
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Alert alert = Optional.of(request.part("id"))
                .filter(AlertId::isWellFormed)
                .map(AlertId::new)
                .flatMap(evaluations::alert)
                .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, "There is no such alert."));
        return ApiResponse.json(200, AlertDocument.of(alert)).withContentTag();
    }
}
