package org.policyalerts.api.reviews;

import java.time.Instant;
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
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.incident.Incident;

/** {@code GET /reviews}: the attributions on the calendar, most overdue first. */
record ListReviews(ReviewRoutes.Dependencies dependencies) {

    ApiResponse json(ApiRequest request) {
        ReviewPage page = page(request);
        return ApiResponse.page("reviews", shown(request, page, one()::of), page.cursor());
    }

    ApiResponse csv(ApiRequest request) {
        ReviewPage page = page(request);
        return CsvAnswer.of(
                request, "reviews", ReviewListDocument.COLUMNS, shown(request, page, one()::row), page.cursor());
    }

    private ReviewListDocument one() {
        return new ReviewListDocument(
                dependencies.keys(), dependencies.zone(), dependencies.clock().instant());
    }

    private List<Map<String, Object>> shown(
            ApiRequest request, ReviewPage page, BiFunction<Incident, ReviewItem, Map<String, Object>> one) {
        return page.reviews().stream()
                .flatMap(review ->
                        visible(request.caller(), review).map(incident -> one.apply(incident, review.item())).stream())
                .toList();
    }

    private ReviewPage page(ApiRequest request) {
        Instant dueBy = Parameters.date(request, "due")
                .map(date -> date.latest(dependencies.zone()))
                .orElse(Instant.MAX);
        return dependencies.store().due(dueBy, Parameters.limit(request), Parameters.cursor(request));
    }

    private Optional<Incident> visible(Caller caller, DueReview review) {
        return dependencies.incidents().find(review.incident()).filter(caller::sees);
    }
}
