package org.policyalerts.attribution;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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

    /** The most news of one message. */
    private static final int MOST_NEWS = 20;

    /** The most keys remembered; an older one could come again only if the stream repeated what is long past. */
    private static final int MOST_KNOWN = 200;

    public ReviewItem {
        news = List.copyOf(news);
        known = List.copyOf(known);
    }

    /** Who has been told that the review is due, in a word. */
    public String step() {
        if (missed >= 2) {
            return "policy-told";
        }
        if (missed == 1) {
            return "head-told";
        }
        return isAsked ? "owner-asked" : "planned";
    }

    ReviewItem withMoment(Instant next) {
        return new ReviewItem(
                next, dueAt, nextStepAt, isAsked, missed, lastReviewAt, stateSince, unchanged, news, askedAt, known);
    }

    ReviewItem withDueAt(Instant at) {
        return new ReviewItem(moment, at, at, false, missed, lastReviewAt, stateSince, unchanged, news, askedAt, known);
    }

    /** After one more step: the owner is asked, or the review has been missed once more. */
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

    /** With what is news to it; the oldest goes where there is too much, and can still be read in the versions. */
    ReviewItem withNews(List<CaseNews> fresh) {
        return withNews(
                latest(news, fresh, MOST_NEWS),
                latest(known, fresh.stream().map(CaseNews::key).toList(), MOST_KNOWN));
    }

    /** The same as it is told by now. */
    public ReviewItem telling(List<CaseNews> told) {
        return withNews(told, known);
    }

    /** With the key of something that was told. */
    ReviewItem knowing(String key) {
        return withNews(news, latest(known, List.of(key), MOST_KNOWN));
    }

    /** Those that are news to it. */
    List<CaseNews> unknown(List<CaseNews> found) {
        return found.stream().filter(one -> !knows(one.key())).toList();
    }

    boolean knows(String key) {
        return known.contains(key);
    }

    private static <T> List<T> latest(List<T> before, List<T> more, int most) {
        List<T> all = Stream.concat(before.stream(), more.stream()).toList();
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    private ReviewItem withNews(List<CaseNews> allNews, List<String> allKnown) {
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
