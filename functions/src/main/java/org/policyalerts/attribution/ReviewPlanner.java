package org.policyalerts.attribution;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.attribution.ReviewEscalations.Keyed;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.ReviewRecord;

/**
 * Keeps each unresolved attribution on the calendar: a pure function of what is known, so that a run that comes late,
 * twice or not at all changes only when something is said.
 */
public final class ReviewPlanner {

    private static final String ATTRIBUTION = "attribution";

    private final ZoneId zone;
    private final ReviewDates dates;
    private final NewsFinder news;
    private final List<String> audiences;

    /**
     * @param audiences the names an owner may have to be written to directly; any other owner is written to through the
     *     attribution cell
     */
    public ReviewPlanner(ZoneId zone, ClaimantKeys keys, List<String> audiences) {
        this.zone = zone;
        this.dates = new ReviewDates(zone);
        this.news = new NewsFinder(keys);
        this.audiences = List.copyOf(audiences);
    }

    /** Where a case stands on the calendar from now on, and who has to be told. */
    public ReviewOutcome step(ReviewInput input) {
        Optional<OpenCase> found = OpenCase.of(input.incident(), zone);
        if (found.isEmpty()) {
            return ReviewOutcome.NONE;
        }
        OpenCase open = found.get();
        ReviewItem planned = informed(planned(input, open), input);
        ReviewItem item = asked(planned, open, input.now());
        List<ReviewNotice> notices = new ArrayList<>(fellDormant(input));
        if (!item.equals(planned)) {
            notices.add(reviewNotice(item, owner(input.incident())));
        }
        for (Keyed keyed : ReviewEscalations.due(item, open, input, zone)) {
            notices.add(keyed.notice());
            item = item.knowing(keyed.key());
        }
        return new ReviewOutcome(Optional.of(item.withMoment(dates.moment(item, open))), notices);
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
        return due.isBefore(item.dueAt()) ? item.withDueAt(due) : item;
    }

    /** How many reviews in a row have changed nothing, with the one that this version is the outcome of. */
    private static int unchanged(ReviewInput input) {
        boolean isSame = input.isReviewed()
                && !input.differs("attribution.status")
                && !input.differs("attribution.confidence")
                && input.stored().item().filter(item -> item.news().isEmpty()).isPresent();
        return isSame ? input.stored().item().map(ReviewItem::unchanged).orElse(0) + 1 : 0;
    }

    /** News is kept for the owner; the events that docs/calendar.md names also bring the review forward. */
    private ReviewItem informed(ReviewItem item, ReviewInput input) {
        List<CaseNews> events = item.unknown(news.events(input));
        List<CaseNews> changes = input.isReviewed()
                ? List.of()
                : item.unknown(news.fields(input).stream().toList());
        ReviewItem informed = item.withNews(events).withNews(changes);
        Instant soonest = events.stream()
                .map(event -> ReviewDates.toMillisUp(event.at().plus(ReviewDates.AFTER_AN_EVENT)))
                .min(Instant::compareTo)
                .orElse(item.nextStepAt());
        return soonest.isBefore(item.nextStepAt()) ? informed.withDueAt(soonest) : informed;
    }

    /**
     * The place on the calendar after everything that fell due up to now; of several steps only the last is told.
     *
     * <p>Each step counts from the planned moment of the one before and not from when a run came round to it: after an
     * outage the dates that follow are those they would have been.
     */
    private ReviewItem asked(ReviewItem before, OpenCase open, Instant now) {
        ReviewItem item = before;
        while (!item.nextStepAt().isAfter(now)) {
            item = item.asked(now, ReviewDates.toMillisUp(open.nextReview(item.nextStepAt(), zone)));
        }
        return item;
    }

    private static ReviewNotice reviewNotice(ReviewItem item, String owner) {
        return switch (item.missed()) {
            case 0 -> new ReviewNotice(Reason.DUE, item.dueAt(), List.of(owner));
            case 1 -> new ReviewNotice(Reason.MISSED, item.dueAt(), List.of(owner));
            default ->
                new ReviewNotice(
                        Reason.MISSED_AGAIN,
                        item.dueAt(),
                        Stream.of(owner, "policy").distinct().toList());
        };
    }

    private List<ReviewNotice> fellDormant(ReviewInput input) {
        Incident incident = input.incident();
        boolean hasFallen = input.isNewVersion()
                && input.stored()
                        .last()
                        .filter(last -> last.version() == incident.version())
                        .filter(ReviewRecord::isBySchedule)
                        .isPresent();
        return hasFallen
                ? List.of(new ReviewNotice(Reason.FELL_DORMANT, incident.updatedAt(), List.of(owner(incident))))
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
