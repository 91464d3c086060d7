package org.policyalerts.attribution;

import java.time.Instant;
import java.util.Optional;
import org.policyalerts.incident.Incident;

/**
 * One look at a case: because a version came, another incident did, or time has passed.
 *
 * @param previous the version before, if the incident's version has not been looked at yet and is not the first
 * @param isNewVersion whether the incident's version has not been looked at yet
 * @param arrived another incident whose arrival is the reason to look
 */
public record ReviewInput(
        Incident incident,
        Optional<Incident> previous,
        boolean isNewVersion,
        StoredReview stored,
        Optional<Incident> arrived,
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

    boolean differs(String path) {
        return previous.filter(before ->
                        !before.report().find(path).equals(incident.report().find(path)))
                .isPresent();
    }
}
