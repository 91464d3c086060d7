package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.ReviewRecord;

/** Builds places on the calendar, and what the planner starts from when it finds one stored. */
final class AReviewItem {

    private final Instant dueAt;
    private Instant lastReviewAt = ACase.AWARE;
    private Instant stateSince = ACase.AWARE;
    private int unchanged;
    private List<CaseNews> news = List.of();
    private List<String> known = List.of();

    private AReviewItem(Instant dueAt) {
        this.dueAt = dueAt;
    }

    /** Planned for a moment, with nobody asked yet and nothing known. */
    static AReviewItem anItemDueAt(Instant dueAt) {
        return new AReviewItem(dueAt);
    }

    AReviewItem lastReviewAt(Instant at) {
        lastReviewAt = at;
        return this;
    }

    AReviewItem stateSince(Instant at) {
        stateSince = at;
        return this;
    }

    AReviewItem unchanged(int reviews) {
        unchanged = reviews;
        return this;
    }

    AReviewItem withNews(String key) {
        news = List.of(new CaseNews(key, ACase.AWARE, "Something happened"));
        return knowing(key);
    }

    AReviewItem knowing(String... keys) {
        known = List.of(keys);
        return this;
    }

    ReviewItem build() {
        return new ReviewItem(
                dueAt, dueAt, dueAt, false, 0, lastReviewAt, stateSince, unchanged, news, Optional.empty(), known);
    }

    /** Time has passed. */
    ReviewInput inputAt(Instant now, Incident incident) {
        return new ReviewInput(incident, Optional.empty(), false, stored(Optional.empty()), List.of(), now);
    }

    /** A new version has come, and is planned for at once. */
    ReviewInput inputOf(Incident next, Incident previous) {
        return inputOf(next, previous, Optional.empty());
    }

    /** A new version has come that is the outcome of a review. */
    ReviewInput inputOfReview(Incident next, Incident previous, String by) {
        ReviewRecord review = new ReviewRecord(
                next.version(),
                by,
                next.updatedAt(),
                previous.report().text("attribution.status"),
                next.report().text("attribution.status"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                by + "|asked");
        return inputOf(next, previous, Optional.of(review));
    }

    private ReviewInput inputOf(Incident next, Incident previous, Optional<ReviewRecord> last) {
        return new ReviewInput(next, Optional.of(previous), true, stored(last), List.of(), next.updatedAt());
    }

    /** Another incident has arrived. */
    ReviewInput inputOfArrival(Incident other, Incident incident) {
        return new ReviewInput(
                incident, Optional.empty(), false, stored(Optional.empty()), List.of(other), other.updatedAt());
    }

    private StoredReview stored(Optional<ReviewRecord> last) {
        return new StoredReview(Optional.of(build()), last);
    }
}
