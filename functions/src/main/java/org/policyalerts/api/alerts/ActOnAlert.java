package org.policyalerts.api.alerts;

import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertDocument;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.action.AlertActions.Result;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;

/** What acknowledging and closing an alert have in common: finding it and answering with what became of it. */
final class ActOnAlert {

    private ActOnAlert() {}

    static AlertId alert(ApiRequest request) {
        return Optional.of(request.part("id"))
                .filter(AlertId::isWellFormed)
                .map(AlertId::new)
                .orElseThrow(ActOnAlert::unknown);
    }

    static ApiResponse answer(Result result) {
        if (result instanceof Result.Recorded recorded) {
            return ApiResponse.json(200, AlertDocument.of(recorded.alert())).withContentTag();
        }
        throw result instanceof Result.NotAllowed refused ? notAllowed(refused.alert()) : unknown();
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "There is no such alert.");
    }

    private static ProblemException notAllowed(Alert alert) {
        String because = alert.note() == null ? "" : ": " + alert.note();
        return ProblemException.of(
                ProblemKind.STATE_CONFLICT,
                "The alert is " + alert.state().text() + " since " + alert.changedAt() + because
                        + ". Only an open or acknowledged alert can be acted on.",
                Map.of("state", alert.state().text()));
    }
}
