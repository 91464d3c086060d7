package org.policyalerts.alert.message;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.attribution.ReviewNotice;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.attribution.Suggestion;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Severity;

/**
 * What one audience is told about the review of one attribution.
 *
 * @param calls the reasons why it is told; never empty
 * @param item where the case stands, with these calls made
 */
public record ReviewBundle(
        String id,
        String audience,
        Incident incident,
        List<ReviewNotice> calls,
        ReviewItem item,
        Suggestion suggestion,
        List<PastCase> past,
        Instant at) {

    private static final String KIND = "review";

    MessageHead head() {
        return new MessageHead(id, KIND, audience, severity(), incident.report().text("tlp"), at);
    }

    /** Medium if it can wait a few days, high if others have to hear of it. */
    Severity severity() {
        return calls.stream()
                .map(ReviewBundle::severity)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static Severity severity(ReviewNotice notice) {
        return switch (notice.reason()) {
            case DUE, MISSED, FELL_DORMANT -> Severity.MEDIUM;
            case MISSED_AGAIN, UNASSESSED, CONTESTED, ALLY_NAMES_STATE -> Severity.HIGH;
        };
    }

    /** The reason that names the message. */
    Reason reason() {
        return calls.stream()
                .max(Comparator.comparing(ReviewBundle::severity))
                .orElseThrow()
                .reason();
    }

    /** Whether somebody is waited for to hold the review. */
    boolean isReviewDue() {
        return item.isAsked();
    }
}
