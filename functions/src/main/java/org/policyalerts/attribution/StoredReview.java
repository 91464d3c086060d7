package org.policyalerts.attribution;

import java.util.Optional;
import org.policyalerts.incident.ReviewRecord;

/**
 * What is kept of the reviews of one incident beside the incident itself.
 *
 * @param item its place on the calendar; empty if nothing has to be found out
 * @param last the latest review that was held
 */
public record StoredReview(Optional<ReviewItem> item, Optional<ReviewRecord> last) {

    /** Of an incident that has neither. */
    public static final StoredReview EMPTY = new StoredReview(Optional.empty(), Optional.empty());
}
