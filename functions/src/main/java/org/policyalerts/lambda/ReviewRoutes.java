package org.policyalerts.lambda;

import static org.policyalerts.lambda.Scope.ACT;
import static org.policyalerts.lambda.Scope.AUDIT;
import static org.policyalerts.lambda.Scope.READ;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.policyalerts.alert.EvaluationStore;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.lambda.Route.BodyForm;

/** The rows for attribution reviews: the calendar, and what reviews came to. */
final class ReviewRoutes {

    private ReviewRoutes() {}

    /** What the rows are made of. */
    record Parts(
            AttributionReview reviews,
            IncidentStore incidents,
            EvaluationStore evaluations,
            ClaimantKeys keys,
            ZoneId zone,
            Clock clock) {}

    static List<Route> rows(Parts parts) {
        HoldReview hold = new HoldReview(new VisibleIncidents(parts.incidents()), parts.reviews(), parts.zone());
        return List.of(
                Route.of("POST", "/incidents/{id}/reviews", Set.of(ACT), hold).taking(BodyForm.SHORT),
                Route.of("GET", "/reviews", Set.of(READ, ACT, AUDIT), new ListReviews(parts))
                        .asking("due", "limit", "cursor"));
    }
}
