package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Incident;

/**
 * What the planner has to know of a case: a version of it came, or other incidents did, or time has passed.
 *
 * @param previous the version before, if the incident's version has not been planned for yet and is not the first
 * @param isNewVersion whether the incident's version has not been planned for yet
 * @param arrived other incidents that have just arrived and may have the same claimant
 */
public record ReviewInput(
        Incident incident,
        Optional<Incident> previous,
        boolean isNewVersion,
        StoredReview stored,
        List<Incident> arrived,
        Instant now) {

    /** Whether this version is the outcome of a review that was held, or says itself that one was. */
    boolean isReviewed() {
        boolean isRecorded = stored.last()
                .filter(last -> last.version() == incident.version())
                .isPresent();
        return isNewVersion && (isRecorded || differs("attribution.lastReviewedAt"));
    }

    /** Whether the date has to be set anew. */
    boolean isReplanned() {
        return isNewVersion
                && (isReviewed()
                        || differs("attribution.status")
                        || differs("attribution.confidence")
                        || differs("attribution.nextReviewAt"));
    }

    /** Whether this version has another value than the one before. */
    boolean differs(String path) {
        return previous.filter(before ->
                        !before.report().find(path).equals(incident.report().find(path)))
                .isPresent();
    }
}
