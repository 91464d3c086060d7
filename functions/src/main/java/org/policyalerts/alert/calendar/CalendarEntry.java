package org.policyalerts.alert.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.incident.Incident;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.text.Fingerprint;
import org.policyalerts.text.Worded;

/**
 * One thing that falls due.
 *
 * @param source the task, or the policy that waits; empty for a review
 * @param revision grows whenever its date moves; it may grow without that
 * @param isEnded whether nothing is left to do
 */
public record CalendarEntry(
        Kind kind,
        Instant at,
        List<String> owners,
        String words,
        Incident incident,
        String source,
        long revision,
        boolean isEnded) {

    /** Whose the reviews are. */
    public static final String REVIEWERS = "attribution";

    /** News that a review keeps is fewer than this, so that a version always counts for more. */
    private static final long VERSION = 1_000;

    /** What falls due. */
    public enum Kind implements Worded {
        /** A task whose time a law sets. */
        DUTY,
        TASK,
        /** A policy's clock runs out. */
        WAIT,
        /** The attribution has to be reviewed. */
        REVIEW;
    }

    public CalendarEntry {
        owners = List.copyOf(owners);
    }

    /** The tasks of an audience that have a date. The state counts each of its changes, moved dates among them. */
    public static Stream<CalendarEntry> ofTasks(AudienceState state, Incident incident) {
        return state.tasks().stream()
                .filter(task -> task.step().dueAt() != null)
                .map(task -> new CalendarEntry(
                        task.step().isDuty() ? Kind.DUTY : Kind.TASK,
                        task.dueOrLast(),
                        List.of(state.recipient().name()),
                        task.step().words(),
                        incident,
                        task.id().value(),
                        state.version(),
                        !task.state().isUnfinished()));
    }

    /**
     * A policy that waits.
     *
     * @param decidedAt when this was decided: only another decision moves the date
     */
    public static CalendarEntry ofWait(Policy policy, Instant at, Incident incident, Instant decidedAt) {
        List<String> owners = Stream.concat(
                        policy.audience().stream(), policy.recommend().stream().map(Recommendation::owner))
                .distinct()
                .toList();
        return new CalendarEntry(
                Kind.WAIT,
                at,
                owners,
                policy.title(),
                incident,
                policy.id().value(),
                Math.max(0, Duration.between(incident.receivedAt(), decidedAt).toSeconds()),
                false);
    }

    /** A review: its date moves with a version of the incident, or with news. */
    public static CalendarEntry ofReview(ReviewItem item, Incident incident) {
        return new CalendarEntry(
                Kind.REVIEW,
                item.dueAt(),
                List.of(REVIEWERS),
                "Review the attribution",
                incident,
                "",
                incident.version() * VERSION + item.known().size(),
                false);
    }

    /** Where it stands in a list, as a cursor. */
    public String position() {
        String hash = Fingerprint.sha256(kind.text() + owners + source + incident.id())
                .substring(0, 16);
        return "%013d-%s".formatted(at.toEpochMilli(), hash);
    }
}
