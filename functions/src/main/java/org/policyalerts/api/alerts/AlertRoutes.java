package org.policyalerts.api.alerts;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;
import static org.policyalerts.api.Scope.READERS;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.action.AlertActions;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.alert.evaluation.DecisionAnswer;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;

/** The rows that show what the book made of incidents: decisions and alerts. */
public final class AlertRoutes {

    private static final Set<Scope> STAFF = Set.of(READ, ACT, AUDIT);

    private AlertRoutes() {}

    /** What the routes need. */
    public record Dependencies(
            IncidentStore incidents,
            EvaluationStore evaluations,
            DecisionAnswer decisions,
            TaskActs acts,
            ClaimantKeys keys,
            Clock clock,
            ZoneId zone) {}

    public static List<Route> rows(Dependencies dependencies) {
        EvaluationStore evaluations = dependencies.evaluations();
        IncidentAccess visible = new IncidentAccess(dependencies.incidents());
        ActOnAlert answers = new ActOnAlert(dependencies.incidents());
        AlertActions actions = new AlertActions(evaluations, dependencies.acts(), dependencies.clock());
        AcknowledgeAlert acknowledge = new AcknowledgeAlert(actions, answers, dependencies);
        ReadDecision decision = new ReadDecision(visible, dependencies);
        ListIncidentAlerts ofIncident = new ListIncidentAlerts(visible, dependencies);
        return List.of(
                Route.of("GET", "/incidents/{id}/decision", READERS, decision).asking("policy"),
                Route.of("GET", "/incidents/{id}/questions", READERS, new ReadQuestions(decision)),
                Route.of("GET", "/incidents/{id}/alerts", READERS, ofIncident).asking("state", "limit", "cursor"),
                Route.of("GET", "/alerts", STAFF, new ListAlerts(dependencies))
                        .asking("audience", "state", "limit", "cursor"),
                Route.of("GET", "/alerts/{id}", STAFF, new ReadAlert(dependencies)),
                Route.of("POST", "/alerts/{id}/acknowledgement", Set.of(ACT), acknowledge)
                        .taking(BodyForm.SHORT),
                Route.of("POST", "/alerts/{id}/outcome", Set.of(ACT), new CloseAlert(actions, answers))
                        .taking(BodyForm.SHORT),
                Route.of("GET", "/figures", STAFF, new ReadFigures(dependencies))
                        .asking("from", "to")
                        .refusingOperators());
    }
}
