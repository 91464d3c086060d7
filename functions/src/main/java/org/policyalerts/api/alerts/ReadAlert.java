package org.policyalerts.api.alerts;

import java.util.Optional;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.action.AlertStanding;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.api.tasks.Actors;

/** {@code GET /alerts/{id}}. */
record ReadAlert(AlertRoutes.Dependencies dependencies) implements Route.Handler {

    @Override
    public ApiResponse handle(ApiRequest request) {
        Optional<AlertId> id =
                Optional.of(request.part("id")).filter(AlertId::isWellFormed).map(AlertId::new);
        StandingDocument one = new StandingDocument(request.caller(), dependencies.incidents());
        return id.flatMap(named -> dependencies.evaluations().snapshot(named.incident()))
                .filter(snapshot -> request.caller().sees(snapshot.incident()))
                .flatMap(snapshot -> AlertStanding.in(snapshot, id.get())
                        .filter(standing -> standing.concerns(Actors.of(request.caller())))
                        .map(standing -> one.of(standing, snapshot.incident())))
                .map(alert -> ApiResponse.json(200, alert))
                .orElseThrow(() -> ProblemException.of(ProblemKind.NOT_FOUND, "There is no such alert."));
    }
}
