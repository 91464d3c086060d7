package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.attribution.Escalations.Keyed;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.ReviewRecord;

/**
 * Keeps each unresolved attribution on the calendar: a pure function of what is known, so that a run that comes late,
 * twice or not at all changes only when something is said.
 */
public final class ReviewPlanner {

    /** News told in one message at most; what happened before stays in the versions. */
    private static final int MOST_NEWS = 20;

    /** Keys remembered at most; older ones can only come again if the stream repeats what is long past. */
    private static final int MOST_KNOWN = 200;

    private static final String ATTRIBUTION = "attribution";

    private final ZoneId zone;
    private final ReviewDates dates;
    private final NewsFinder news;
    private final List<String> audiences;

    /**
     * A planner for one deployment.
     *
     * @param audiences the names an owner may have to be written to directly; any other owner is written to through the
     *     attribution cell
     */
    public ReviewPlanner(ZoneId zone, ClaimantKeys keys, List<String> audiences) {
        this.zone = zone;
        this.dates = new ReviewDates(zone);
        this.news = new NewsFinder(keys);
        this.audiences = List.copyOf(audiences);
    }

    /** What a look at a case leaves behind. */
    public ReviewOutcome step(ReviewInput input) {
        Optional<OpenCase> found = OpenCase.of(input.incident(), zone);
        if (found.isEmpty()) {
            return ReviewOutcome.NONE;
        }
        OpenCase open = found.get();
        ReviewItem item = told(planned(input, open), input);
        List<ReviewNotice> calls = new ArrayList<>(fallen(input));
        item = called(item, input, open, calls);
        for (Keyed keyed : Escalations.due(item, open, input, zone)) {
            calls.add(keyed.notice());
            item = item.telling(item.news(), with(item.known(), List.of(keyed.key())));
        }
        return new ReviewOutcome(Optional.of(item.at(dates.moment(item, open))), calls);
    }

    private ReviewItem planned(ReviewInput input, OpenCase open) {
        Optional<ReviewItem> before = input.stored().item();
        if (before.isPresent() && !input.isReplanned()) {
            return sooner(before.get(), input, open);
        }
        Instant lastReview = dates.lastReview(input);
        Instant due = dates.next(input, open, lastReview);
        Instant stateSince = before.filter(item -> !input.differs("attribution.status"))
                .map(ReviewItem::stateSince)
                .orElse(input.incident().updatedAt());
        return new ReviewItem(
                due,
                due,
                due,
                false,
                0,
                lastReview,
                stateSince,
                unchanged(input),
                input.isReviewed() ? List.of() : before.map(ReviewItem::news).orElse(List.of()),
                before.flatMap(ReviewItem::askedAt),
                before.map(ReviewItem::known).orElse(List.of()));
    }

    /** A worse severity shortens the interval; the shortest rule wins. */
    private ReviewItem sooner(ReviewItem item, ReviewInput input, OpenCase open) {
        if (item.isAsked() || !input.differs("severity")) {
            return item;
        }
        Instant due = dates.next(input, open, item.lastReviewAt());
        return due.isBefore(item.dueAt()) ? item.due(due) : item;
    }

    private static int unchanged(ReviewInput input) {
        boolean isSame = input.isReviewed()
                && !input.differs("attribution.status")
                && !input.differs("attribution.confidence")
                && input.stored().item().filter(item -> item.news().isEmpty()).isPresent();
        return isSame ? input.stored().item().map(ReviewItem::unchanged).orElse(0) + 1 : 0;
    }

    /** News is kept for the owner, and what docs/calendar.md names brings the review forward. */
    private ReviewItem told(ReviewItem item, ReviewInput input) {
        List<CaseNews> events = unknown(item, news.events(input).stream());
        Stream<CaseNews> fields = input.isReviewed() ? Stream.empty() : news.fields(input).stream();
        List<CaseNews> fresh =
                Stream.concat(events.stream(), unknown(item, fields).stream()).toList();
        if (fresh.isEmpty()) {
            return item;
        }
        List<CaseNews> all =
                last(Stream.concat(item.news().stream(), fresh.stream()).toList(), MOST_NEWS);
        ReviewItem telling = item.telling(
                all, with(item.known(), fresh.stream().map(CaseNews::key).toList()));
        Instant soonest = events.stream()
                .map(event -> ReviewDates.toMillisUp(event.at().plus(ReviewDates.AFTER_AN_EVENT)))
                .min(Instant::compareTo)
                .orElse(item.nextStepAt());
        return soonest.isBefore(item.nextStepAt()) ? telling.due(soonest) : telling;
    }

    private static List<CaseNews> unknown(ReviewItem item, Stream<CaseNews> found) {
        return found.filter(one -> !item.known().contains(one.key())).toList();
    }

    private static List<String> with(List<String> known, List<String> more) {
        return last(Stream.concat(known.stream(), more.stream()).toList(), MOST_KNOWN);
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /**
     * Everything that fell due up to now, as the one latest call.
     *
     * <p>Each step counts from the planned moment of the one before and not from when a run came round to it: after an
     * outage the dates that follow are those they would have been.
     */
    private ReviewItem called(ReviewItem before, ReviewInput input, OpenCase open, List<ReviewNotice> calls) {
        ReviewItem item = before;
        while (!item.nextStepAt().isAfter(input.now())) {
            item = item.asked(input.now(), ReviewDates.toMillisUp(open.nextReview(item.nextStepAt(), zone)));
        }
        if (!item.equals(before)) {
            calls.add(call(item, owner(input.incident())));
        }
        return item;
    }

    private static ReviewNotice call(ReviewItem item, String owner) {
        if (item.missed() == 0) {
            return new ReviewNotice(Reason.DUE, item.dueAt(), List.of(owner));
        }
        if (item.missed() == 1) {
            return new ReviewNotice(Reason.MISSED, item.dueAt(), List.of(owner));
        }
        List<String> told = Stream.of(owner, "policy").distinct().toList();
        return new ReviewNotice(Reason.MISSED_AGAIN, item.dueAt(), told);
    }

    private List<ReviewNotice> fallen(ReviewInput input) {
        boolean isFallen = input.isNewVersion()
                && input.stored()
                        .last()
                        .filter(last -> last.version() == input.incident().version())
                        .filter(ReviewRecord::isBySchedule)
                        .isPresent();
        return isFallen
                ? List.of(new ReviewNotice(
                        Reason.FELL_DORMANT, input.incident().updatedAt(), List.of(owner(input.incident()))))
                : List.of();
    }

    /** The audience that a case's owner is reached through. */
    private String owner(Incident incident) {
        return incident.report()
                .find("attribution.owner")
                .filter(audiences::contains)
                .orElse(ATTRIBUTION);
    }
}
