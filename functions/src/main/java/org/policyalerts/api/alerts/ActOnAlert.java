package org.policyalerts.api.alerts;

import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.action.AlertActions.Result;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.IncidentStore;

/** What acknowledging and closing an alert have in common: finding it and answering with what became of it. */
record ActOnAlert(IncidentStore incidents) {

    /** The alert that the path names; nobody acts on what they may not read. */
    AlertId alert(ApiRequest request) {
        return Optional.of(request.part("id"))
                .filter(AlertId::isWellFormed)
                .map(AlertId::new)
                .filter(id -> new IncidentAccess(incidents).shows(id.incident(), request.caller()))
                .orElseThrow(ActOnAlert::unknown);
    }

    ApiResponse answer(Result result, Caller caller) {
        if (result instanceof Result.Recorded recorded) {
            return ApiResponse.json(200, new StandingDocument(caller, incidents).of(recorded.alert()))
                    .withContentTag();
        }
        throw result instanceof Result.NotAllowed refused ? notAllowed(refused) : unknown();
    }

    private static ProblemException unknown() {
        return ProblemException.of(ProblemKind.NOT_FOUND, "There is no such alert.");
    }

    private static ProblemException notAllowed(Result.NotAllowed refused) {
        return ProblemException.of(
                ProblemKind.STATE_CONFLICT,
                refused.why(),
                Map.of("state", refused.alert().state().text()));
    }
}
