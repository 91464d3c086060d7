package org.policyalerts.api.reviews;

import java.time.Clock;
import java.time.Duration;
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
import org.policyalerts.attribution.MissingFacts;
import org.policyalerts.attribution.OpenCase;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewStore;
import org.policyalerts.attribution.ReviewStore.DueReview;
import org.policyalerts.attribution.ReviewStore.ReviewPage;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.Report;

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
        Instant dueBy =
                Parameters.date(request, "due").map(date -> date.latest(zone)).orElse(Instant.MAX);
        int limit = Parameters.limit(request);
        try {
            ReviewPage page = store.due(dueBy, limit, Parameters.cursor(request));
            List<Map<String, Object>> reviews = page.reviews().stream()
                    .flatMap(review -> document(request.caller(), review).stream())
                    .toList();
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("reviews", reviews);
            document.put("cursor", page.cursor().orElse(null));
            return ApiResponse.json(200, document);
        } catch (CursorInvalidException foreign) {
            throw Parameters.foreignCursor();
        }
    }

    private Optional<Map<String, Object>> document(Caller caller, DueReview review) {
        return incidents
                .find(review.incident())
                .filter(incident ->
                        caller.sees(incident.reporter(), incident.report().text("tlp")))
                .map(incident -> document(incident, review.item()));
    }

    private Map<String, Object> document(Incident incident, ReviewItem item) {
        Instant now = clock.instant();
        Report report = incident.report();
        Suggestion suggestion = Suggestion.of(incident, item, keys, zone, now);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", incident.id().value());
        document.put("version", (long) incident.version());
        document.put("reference", report.text("reference"));
        document.put("title", report.text("title"));
        document.put("tlp", report.text("tlp"));
        document.put("severity", (long) report.severity());
        document.put("status", report.text("attribution.status"));
        document.put("confidence", report.find("attribution.confidence").orElse(null));
        document.put("owner", report.find("attribution.owner").orElse(null));
        document.put("dueAt", item.dueAt().toString());
        document.put("overdueDays", days(item.dueAt(), now));
        document.put("ageDays", days(OpenCase.since(incident, zone), now));
        document.put("step", item.step());
        document.put("missed", (long) item.missed());
        document.put("lastReviewAt", item.lastReviewAt().toString());
        document.put("missing", MissingFacts.of(report));
        document.put("suggestedStatus", suggestion.state().text());
        document.put("suggestedBecause", suggestion.because());
        document.put(
                "suggestedNextReviewAt",
                suggestion.nextReviewAt().map(Instant::toString).orElse(null));
        return document;
    }

    private static long days(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toDays());
    }
}
