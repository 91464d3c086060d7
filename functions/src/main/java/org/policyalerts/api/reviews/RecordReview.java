package org.policyalerts.api.reviews;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.IncidentAccess;
import org.policyalerts.api.JsonFields;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.api.Route;
import org.policyalerts.attribution.AttributionReview;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.attribution.AttributionState;
import org.policyalerts.attribution.ReviewDecision;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.model.IncidentModel;
import org.policyalerts.incident.validation.Problem;

/** {@code POST /incidents/{id}/reviews}: what a review of the attribution came to. */
record RecordReview(IncidentAccess incidents, AttributionReview reviews, ZoneId zone) implements Route.Handler {

    private static final List<String> FIELDS = List.of("status", "confidence", "note", "nextReviewAt");
    private static final List<String> STATES = values("attribution.status");
    private static final List<String> CONFIDENCE = values("attribution.confidence");
    private static final int LONGEST_NOTE = 2_000;

    private static List<String> values(String path) {
        return IncidentModel.find(path).orElseThrow().values();
    }

    @Override
    public ApiResponse handle(ApiRequest request) {
        Incident incident = incidents.toRead(request);
        ReviewDecision decision = decision(new JsonFields(request.body(), FIELDS));
        Result result = reviews.record(incident.id(), decision, request.caller().name());
        if (result instanceof Result.Recorded recorded) {
            return answer(201, recorded.incident(), recorded.review());
        }
        if (result instanceof Result.Repeated repeated) {
            return answer(200, repeated.incident(), repeated.review());
        }
        if (result instanceof Result.Invalid invalid) {
            throw ProblemException.invalid(
                    invalid.problems().stream().map(RecordReview::asSent).toList());
        }
        throw result instanceof Result.NotAllowed refused ? notAllowed(refused) : IncidentAccess.missing();
    }

    private ReviewDecision decision(JsonFields body) {
        String status = body.oneOf("status", STATES);
        Optional<String> confidence =
                body.has("confidence") ? Optional.of(body.oneOf("confidence", CONFIDENCE)) : Optional.empty();
        Optional<String> note = body.optionalText("note", LONGEST_NOTE);
        Optional<Instant> next = body.has("nextReviewAt")
                ? body.dayOrMoment("nextReviewAt").map(date -> date.earliest(zone))
                : Optional.empty();
        body.refuseIfWrong();
        return new ReviewDecision(AttributionState.of(status), confidence, note, next);
    }

    /** The rules of the report point at fields of the whole report; the caller has sent those of its attribution. */
    private static Problem asSent(Problem problem) {
        return new Problem(problem.pointer().replaceFirst("^/attribution/", "/"), problem.message());
    }

    private static ProblemException notAllowed(Result.NotAllowed refused) {
        List<String> allowed = new ArrayList<>();
        allowed.add(refused.from().text());
        refused.from().next().forEach(state -> allowed.add(state.text()));
        return ProblemException.of(
                ProblemKind.STATE_CONFLICT,
                "From " + refused.from().text() + " an attribution cannot go to "
                        + refused.asked().text() + "; it may stay, or go to "
                        + String.join(", ", allowed.subList(1, allowed.size())) + ".",
                Map.of("attribution", refused.from().text(), "allowed", allowed));
    }

    private static ApiResponse answer(int status, Incident incident, ReviewRecord review) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("incident", incident.id().value());
        document.put("version", (long) review.version());
        document.put("from", review.from());
        document.put("status", review.to());
        document.put(
                "confidence", incident.report().find("attribution.confidence").orElse(null));
        document.put("note", review.note().orElse(null));
        document.put("by", review.by());
        document.put("reviewedAt", review.at().toString());
        document.put(
                "nextReviewAt", review.nextReviewAt().map(Instant::toString).orElse(null));
        return ApiResponse.json(status, document);
    }
}
