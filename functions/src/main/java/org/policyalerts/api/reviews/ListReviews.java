package org.policyalerts.api.reviews;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.CsvAnswer;
import org.policyalerts.api.Parameters;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;

/** {@code GET /reviews}: the attributions on the calendar, most overdue first. */
final class ListReviews {

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

    ApiResponse json(ApiRequest request) {
        ReviewPage page = page(request);
        ReviewListDocument one = new ReviewListDocument(keys, zone, clock.instant());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("reviews", shown(request, page, one::of));
        document.put("cursor", page.cursor().orElse(null));
        return ApiResponse.json(200, document);
    }

    ApiResponse csv(ApiRequest request) {
        ReviewPage page = page(request);
        ReviewListDocument one = new ReviewListDocument(keys, zone, clock.instant());
        return CsvAnswer.of(
                request, "reviews", ReviewListDocument.COLUMNS, shown(request, page, one::row), page.cursor());
    }

    private List<Map<String, Object>> shown(
            ApiRequest request, ReviewPage page, BiFunction<Incident, ReviewItem, Map<String, Object>> one) {
        return page.reviews().stream()
                .flatMap(review ->
                        visible(request.caller(), review).map(incident -> one.apply(incident, review.item())).stream())
                .toList();
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
