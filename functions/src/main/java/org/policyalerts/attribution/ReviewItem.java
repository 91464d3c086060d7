package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a case stands on the calendar.
 *
 * @param moment when the schedule has to look at it next, whatever for
 * @param dueAt the date of its next review, or of the one that is waited for
 * @param nextStepAt when the owner is asked, or, once asked, when the review counts as missed
 * @param isAsked whether the owner has been asked for the review that is due
 * @param missed reviews in a row that were not held in time
 * @param lastReviewAt when it was last reviewed; when it came to us, if never
 * @param stateSince since when it is in its state
 * @param unchanged reviews in a row that changed nothing
 * @param news what happened since the last review, oldest first
 * @param askedAt when the owner was last written to
 * @param known keys of news and escalations that must not come twice, oldest first
 */
public record ReviewItem(
        Instant moment,
        Instant dueAt,
        Instant nextStepAt,
        boolean isAsked,
        int missed,
        Instant lastReviewAt,
        Instant stateSince,
        int unchanged,
        List<CaseNews> news,
        Optional<Instant> askedAt,
        List<String> known) {

    public ReviewItem {
        news = List.copyOf(news);
        known = List.copyOf(known);
    }

    /** How far the calling for a review has come, in a word. */
    public String step() {
        if (missed >= 2) {
            return "policy-told";
        }
        if (missed == 1) {
            return "head-told";
        }
        return isAsked ? "owner-asked" : "planned";
    }

    ReviewItem at(Instant next) {
        return new ReviewItem(
                next, dueAt, nextStepAt, isAsked, missed, lastReviewAt, stateSince, unchanged, news, askedAt, known);
    }

    ReviewItem due(Instant at) {
        return new ReviewItem(moment, at, at, false, missed, lastReviewAt, stateSince, unchanged, news, askedAt, known);
    }

    ReviewItem asked(Instant at, Instant next) {
        return new ReviewItem(
                moment,
                dueAt,
                next,
                true,
                isAsked ? missed + 1 : missed,
                lastReviewAt,
                stateSince,
                unchanged,
                news,
                Optional.of(at),
                known);
    }

    ReviewItem telling(List<CaseNews> allNews, List<String> allKnown) {
        return new ReviewItem(
                moment,
                dueAt,
                nextStepAt,
                isAsked,
                missed,
                lastReviewAt,
                stateSince,
                unchanged,
                allNews,
                askedAt,
                allKnown);
    }
}
