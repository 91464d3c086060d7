package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.attribution.AttributionReview.Result;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.intake.Refused;

/** Writes a decision as the next version of its incident and as the record of a review: both or neither. */
record DecisionWriter(IncidentIntake intake, ZoneId zone) {

    /**
     * @param incident the version that the decision is about
     * @return empty if that is no longer the latest version; nothing is written then
     */
    Optional<Result> write(Incident incident, ReviewDecision decision, String by, Instant now) {
        ReviewRecord review = record(incident, decision, by, now);
        ChangeResult change = intake.review(incident, Map.of("attribution", attribution(decision, review)), review);
        if (change instanceof ChangeResult.Stored stored) {
            return Optional.of(new Result.Recorded(stored.incident(), review));
        }
        return change instanceof Refused refused
                ? Optional.of(new Result.Invalid(refused.problems()))
                : Optional.empty();
    }

    private ReviewRecord record(Incident incident, ReviewDecision decision, String by, Instant now) {
        return new ReviewRecord(
                incident.version() + 1,
                by,
                now,
                incident.report().text("attribution.status"),
                decision.status().text(),
                decision.confidence(),
                decision.note(),
                decision.nextReviewAt().or(() -> nextReview(incident, decision, now)),
                decision.askedBy(by));
    }

    /** By the table of intervals; empty if the state needs no further review. */
    private Optional<Instant> nextReview(Incident incident, ReviewDecision decision, Instant now) {
        String confidence = decision.confidenceIn(incident.report());
        return Optional.of(decision.status())
                .filter(state -> state.isOnCalendar(confidence))
                .map(state -> new OpenCase(
                                state, confidence, incident.report().severity(), OpenCase.since(incident, zone))
                        .nextReview(now, zone));
    }

    private static Map<String, @Nullable Object> attribution(ReviewDecision decision, ReviewRecord review) {
        Map<String, @Nullable Object> attribution = new LinkedHashMap<>();
        attribution.put("status", decision.status().text());
        decision.confidence().ifPresent(confidence -> attribution.put("confidence", confidence));
        if (!review.isBySchedule()) {
            attribution.put("lastReviewedAt", review.at().toString());
        }
        attribution.put(
                "nextReviewAt", review.nextReviewAt().map(Instant::toString).orElse(null));
        return attribution;
    }
}
