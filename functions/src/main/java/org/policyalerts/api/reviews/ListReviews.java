package org.policyalerts.api.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.Parameters;
import org.policyalerts.api.Route;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;

/** {@code GET /reviews}: the attributions on the calendar, most overdue first. */
final class ListReviews implements Route.Handler {

    private final IncidentStore incidents;
    private final ReviewStore store;
    private final ClaimantKeys keys;
    private final ZoneId zone;
    private final Clock clock;

    ListReviews(ReviewRoutes.Dependencies dependencies) {
        this.incidents = dependencies.incidents();
        this.store = dependencies.store();
        this.keys = dependencies.keys();
        this.zone = dependencies.zone();
        this.clock = dependencies.clock();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        ReviewPage page = page(request);
        ReviewListDocument one = new ReviewListDocument(keys, zone, clock.instant());
        List<Map<String, Object>> reviews = page.reviews().stream()
                .flatMap(review ->
                        visible(request.caller(), review).map(incident -> one.of(incident, review.item())).stream())
                .toList();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reviews", reviews);
        document.put("cursor", page.cursor().orElse(null));
        return ApiResponse.json(200, document);
    }

    private ReviewPage page(ApiRequest request) {
        Instant dueBy =
                Parameters.date(request, "due").map(date -> date.latest(zone)).orElse(Instant.MAX);
        int limit = Parameters.limit(request);
        try {
            return store.due(dueBy, limit, Parameters.cursor(request));
        } catch (CursorInvalidException foreign) {
            throw Parameters.foreignCursor();
        }
    }

    private Optional<Incident> visible(Caller caller, DueReview review) {
        return incidents.find(review.incident()).filter(caller::sees);
    }
}
