package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;

/**
 * Finds cases with what is stored of their reviews. It only reads: an evaluation writes a case's place on the calendar,
 * and the intake writes what a review came to, each in one transaction with what it belongs to.
 */
public interface ReviewStore {

    /**
     * The latest version of an incident and what is stored of its reviews, in one read that sees every write completed
     * before it. If the incident has not been evaluated yet, nothing is stored of its reviews.
     *
     * <p>The read is not a transaction: a review recorded meanwhile may be seen in part. Whoever writes on the strength
     * of it has to name the version found here, and loses if that is no longer the latest.
     *
     * @return empty if there is no such incident
     */
    Optional<ReviewCase> find(IncidentId id);

    /**
     * A page of the cases whose review is due at or before a moment, those due longest first.
     *
     * <p>The list lags a moment behind what is written. A case that moves while somebody goes from page to page may
     * appear twice or not at all; the others appear once.
     *
     * @throws CursorInvalidException if the cursor is not one of this list
     */
    ReviewPage due(Instant dueBy, int limit, Optional<String> cursor);

    /** A case as a review needs it. */
    record ReviewCase(Incident incident, StoredReview stored) {}

    /** A case and its place on the calendar. */
    record DueReview(IncidentId incident, ReviewItem item) {}

    /** One page and, if there may be more, the cursor of the next. */
    record ReviewPage(List<DueReview> reviews, Optional<String> cursor) {

        public ReviewPage {
            reviews = List.copyOf(reviews);
        }
    }
}
