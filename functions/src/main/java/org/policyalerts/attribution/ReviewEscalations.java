package org.policyalerts.attribution;

import static org.policyalerts.incident.Report.textOf;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.attribution.ReviewNotice.Reason;
import org.policyalerts.incident.Report;

/** Who is told beside the owner, and when: each once for its reason (docs/calendar.md). */
final class ReviewEscalations {

    private static final Duration UNASSESSED_FOR = Duration.ofDays(3);
    private static final int CONTESTED_DAYS = 30;

    private ReviewEscalations() {}

    /** A notice, and the key by which one that was given is known. */
    record Keyed(String key, ReviewNotice notice) {}

    /** When notices that only wait for their time fall due. */
    static Stream<Instant> ahead(ReviewItem item, OpenCase open, ZoneId zone) {
        return byTime(item, open, zone).map(keyed -> keyed.notice().dueAt());
    }

    /** The notices to be given now. */
    static List<Keyed> due(ReviewItem item, OpenCase open, ReviewInput input, ZoneId zone) {
        List<Keyed> due = new ArrayList<>(byTime(item, open, zone)
                .filter(keyed -> !input.now()
                        .isBefore(ReviewDates.toMillisUp(keyed.notice().dueAt())))
                .toList());
        if (open.state().isBelowAssessed()) {
            allies(input).filter(keyed -> !item.knows(keyed.key())).forEach(due::add);
        }
        return due;
    }

    private static Stream<Keyed> byTime(ReviewItem item, OpenCase open, ZoneId zone) {
        return Stream.of(unassessed(open), contested(item, open, zone))
                .flatMap(Optional::stream)
                .filter(keyed -> !item.knows(keyed.key()));
    }

    private static Optional<Keyed> unassessed(OpenCase open) {
        if (open.state() != AttributionState.UNASSESSED || !isSevere(open)) {
            return Optional.empty();
        }
        Instant at = open.since().plus(UNASSESSED_FOR);
        return Optional.of(new Keyed("unassessed", new ReviewNotice(Reason.UNASSESSED, at, List.of("nsc"))));
    }

    private static boolean isSevere(OpenCase open) {
        return open.severity().isPresent() && open.severity().getAsInt() <= 2;
    }

    private static Optional<Keyed> contested(ReviewItem item, OpenCase open, ZoneId zone) {
        if (open.state() != AttributionState.CONTESTED) {
            return Optional.empty();
        }
        Instant at = item.stateSince().atZone(zone).plusDays(CONTESTED_DAYS).toInstant();
        return Optional.of(new Keyed(
                "contested:" + item.stateSince(),
                new ReviewNotice(Reason.CONTESTED, at, List.of("attribution", "nsc"))));
    }

    /**
     * States that another country names.
     *
     * <p>An ally is any country but those hit, the one it names, and those with which relations are strained or
     * severed.
     */
    private static Stream<Keyed> allies(ReviewInput input) {
        Report report = input.incident().report();
        List<Object> hit = report.all("targets.country");
        List<String> estranged = report.objects("context.relations").stream()
                .filter(relation -> !textOf(relation, "state").equals("normal"))
                .map(relation -> textOf(relation, "country"))
                .toList();
        return report.standingAssessments().stream()
                .filter(ReviewEscalations::namesAState)
                .filter(one -> one.containsKey("byCountry")
                        && !hit.contains(one.get("byCountry"))
                        && !estranged.contains(textOf(one, "byCountry"))
                        && !textOf(one, "byCountry").equals(textOf(one, "country")))
                .map(one -> new Keyed(
                        "ally:" + textOf(one, "byCountry") + ":" + textOf(one, "country"),
                        new ReviewNotice(
                                Reason.ALLY_NAMES_STATE, input.incident().updatedAt(), List.of("mfa"))));
    }

    private static boolean namesAState(Map<String, Object> assessment) {
        return textOf(assessment, "level").equals("state")
                || textOf(assessment, "category").startsWith("state");
    }
}
