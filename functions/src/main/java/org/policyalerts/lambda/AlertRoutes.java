package org.policyalerts.lambda;

import static org.policyalerts.lambda.Scope.ACT;
import static org.policyalerts.lambda.Scope.AUDIT;
import static org.policyalerts.lambda.Scope.READ;

import java.util.List;
import java.util.Set;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.incident.IncidentStore;

/** The rows that show what the book made of incidents: decisions and alerts. */
final class AlertRoutes {

    private static final Set<Scope> STAFF = Set.of(READ, ACT, AUDIT);

    private AlertRoutes() {}

    static List<Route> rows(IncidentStore incidents, EvaluationStore evaluations) {
        VisibleIncidents visible = new VisibleIncidents(incidents);
        ReadDecision decision = new ReadDecision(visible, evaluations);
        ListIncidentAlerts ofIncident = new ListIncidentAlerts(visible, evaluations);
        return List.of(
                Route.of("GET", "/incidents/{id}/decision", IncidentRoutes.READERS, decision),
                Route.of("GET", "/incidents/{id}/alerts", IncidentRoutes.READERS, ofIncident),
                Route.of("GET", "/alerts", STAFF, new ListAlerts(evaluations))
                        .asking("audience", "state", "limit", "cursor"),
                Route.of("GET", "/alerts/{id}", STAFF, new ReadAlert(evaluations)));
    }
}
