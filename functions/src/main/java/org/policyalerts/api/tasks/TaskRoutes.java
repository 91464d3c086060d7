package org.policyalerts.api.tasks;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.alert.TaskStore;
import org.policyalerts.alert.action.TaskActs;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.ErrorBoundary;
import org.policyalerts.api.Representations;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.PolicyBook;

/** The rows by which staff see what they have to do, and answer. */
public final class TaskRoutes {

    private static final Set<Scope> STAFF = Set.of(READ, ACT, AUDIT);

    private TaskRoutes() {}

    /** What the routes need. */
    public record Dependencies(
            TaskActs acts,
            TaskStore tasks,
            IncidentStore incidents,
            EvaluationStore evaluations,
            ReviewStore reviews,
            PolicyBook book,
            ClaimantKeys keys,
            ErrorBoundary boundary,
            Clock clock,
            ZoneId zone) {}

    public static List<Route> rows(Dependencies dependencies) {
        TaskActReader reader = new TaskActReader(dependencies.clock(), dependencies.zone());
        ActOnTasks acting = new ActOnTasks(dependencies, reader);
        ListTasks list = new ListTasks(dependencies);
        Representations listed = Representations.json(list::json).or(CsvAnswer.MEDIA_TYPE, list::csv);
        return List.of(
                Route.of("GET", "/tasks", STAFF, listed)
                        .asking("audience", "state", "due", "sort", "track", "limit", "cursor"),
                Route.of("GET", "/tasks/{id}", STAFF, new ReadTask(dependencies)),
                Route.of("POST", "/tasks:act", Set.of(ACT), acting).taking(BodyForm.JSON),
                Route.of("GET", "/calendar", STAFF, calendar(new ReadCalendar(dependencies)))
                        .asking("audience", "incident", "from", "to", "limit", "cursor"),
                Route.of("GET", "/campaigns/{claimant}", STAFF, new ReadCampaign(dependencies))
                        .asking("limit", "cursor"));
    }

    private static Route.Handler calendar(ReadCalendar calendar) {
        return Representations.json(calendar::json)
                .or(ReadCalendar.ICALENDAR, calendar::calendar)
                .or(CsvAnswer.MEDIA_TYPE, calendar::csv);
    }
}
