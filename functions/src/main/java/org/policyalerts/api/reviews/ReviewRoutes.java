package org.policyalerts.api.reviews;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.JUDGE;
import static org.policyalerts.api.Scope.READ;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Representations;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;

/** The rows for attribution reviews: the calendar, and what reviews came to. */
public final class ReviewRoutes {

    private ReviewRoutes() {}

    /** What the routes need. */
    public record Dependencies(
            AttributionReview reviews,
            IncidentStore incidents,
            ReviewStore store,
            ClaimantKeys keys,
            ZoneId zone,
            Clock clock) {}

    public static List<Route> rows(Dependencies dependencies) {
        RecordReview record = new RecordReview(
                new IncidentAccess(dependencies.incidents()), dependencies.reviews(), dependencies.zone());
        ListReviews list = new ListReviews(dependencies);
        Representations listed = Representations.json(list::json).or(CsvAnswer.MEDIA_TYPE, list::csv);
        return List.of(
                Route.of("POST", "/incidents/{id}/reviews", Set.of(ACT, JUDGE), record)
                        .taking(BodyForm.SHORT)
                        .refusingOperators(),
                Route.of("GET", "/reviews", Set.of(READ, ACT, AUDIT), listed)
                        .asking("due", "limit", "cursor")
                        .refusingOperators());
    }
}
