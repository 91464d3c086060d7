package org.policyalerts.api.reviews;

import static org.policyalerts.api.Scope.ACT;
import static org.policyalerts.api.Scope.AUDIT;
import static org.policyalerts.api.Scope.READ;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.IncidentStore;

/** The rows for attribution reviews: the calendar, and what reviews came to. */
public final class ReviewRoutes {

    private ReviewRoutes() {}

    /** What the rows are made of. */
    public record Parts(
            AttributionReview reviews,
            IncidentStore incidents,
            ReviewStore store,
            ClaimantKeys keys,
            ZoneId zone,
            Clock clock) {}

    public static List<Route> rows(Parts parts) {
        RecordReview hold = new RecordReview(new IncidentAccess(parts.incidents()), parts.reviews(), parts.zone());
        return List.of(
                Route.of("POST", "/incidents/{id}/reviews", Set.of(ACT), hold).taking(BodyForm.SHORT),
                Route.of("GET", "/reviews", Set.of(READ, ACT, AUDIT), new ListReviews(parts))
                        .asking("due", "limit", "cursor"));
    }
}
