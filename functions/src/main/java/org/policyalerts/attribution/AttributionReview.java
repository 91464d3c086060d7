package org.policyalerts.attribution;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.policyalerts.attribution.ReviewStore.ReviewCase;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.RaceLostException;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.validation.Problem;

/** What moves an attribution: what a person decided in its review and, if nobody did in years, the schedule. */
public final class AttributionReview {

    /** Reviews and other changes of one incident rarely meet; who loses this often is asked to try again. */
    private static final int ATTEMPTS = 5;

    private final ReviewStore store;
    private final DecisionWriter writer;
    private final ZoneId zone;
    private final Clock clock;

    public AttributionReview(IncidentIntake intake, ReviewStore store, ZoneId zone, Clock clock) {
        this.store = store;
        this.writer = new DecisionWriter(intake, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /** What became of a review. */
    public sealed interface Result {
        record Recorded(Incident incident, ReviewRecord review) implements Result {}

        /** The same was recorded before, and nothing has happened since. */
        record Repeated(Incident incident, ReviewRecord review) implements Result {}

        /** The present state does not lead there. */
        record NotAllowed(AttributionState from, AttributionState asked) implements Result {}

        record Invalid(List<Problem> problems) implements Result {}

        record NoSuchIncident() implements Result {}
    }

    /**
     * Records a review; the same review sent twice is one.
     *
     * @throws RaceLostException if others changed the incident first, time and again; nothing is written then
     */
    public Result record(IncidentId id, ReviewDecision decision, String by) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ReviewCase> found = store.find(id);
            if (found.isEmpty()) {
                return new Result.NoSuchIncident();
            }
            Optional<Result> result = result(found.get(), decision, by);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new RaceLostException(id);
    }

    /** Empty if somebody else changed the incident meanwhile. */
    private Optional<Result> result(ReviewCase found, ReviewDecision decision, String by) {
        Instant now = now();
        Incident incident = found.incident();
        Optional<Result> answer = repeat(found, decision.askedBy(by), now).or(() -> refusal(incident, decision, now));
        return answer.isPresent() ? answer : writer.write(incident, decision, by, now);
    }

    /** From its next date on, the same words are the outcome of another review. */
    private static Optional<Result> repeat(ReviewCase found, String asked, Instant now) {
        Incident incident = found.incident();
        return found.stored()
                .last()
                .filter(last -> last.version() == incident.version())
                .filter(last -> last.asked().equals(asked))
                .filter(last -> last.nextReviewAt().stream().allMatch(now::isBefore))
                .<Result>map(last -> new Result.Repeated(incident, last));
    }

    private Optional<Result> refusal(Incident incident, ReviewDecision decision, Instant now) {
        AttributionState from = AttributionState.of(incident.report().text("attribution.status"));
        if (!from.mayBecome(decision.status())) {
            return Optional.of(new Result.NotAllowed(from, decision.status()));
        }
        List<Problem> problems = decision.problems(incident.report(), now, zone);
        return problems.isEmpty() ? Optional.empty() : Optional.of(new Result.Invalid(problems));
    }

    /**
     * Sets a case dormant, if its time has come: the only move that no person makes. The evaluation of the version this
     * makes tells the owner.
     *
     * <p>If somebody changes the incident at the same moment, theirs stands, and the next run looks again.
     */
    public void markDormant(IncidentId id) {
        Instant now = now();
        store.find(id).ifPresent(found -> due(found, now).ifPresent(item -> mark(found.incident(), item, now)));
    }

    private Optional<ReviewItem> due(ReviewCase found, Instant now) {
        return found.stored().item().filter(item -> OpenCase.of(found.incident(), zone)
                .filter(open -> open.fallsDormant(item, now, zone))
                .isPresent());
    }

    private void mark(Incident incident, ReviewItem item, Instant now) {
        // Counted from when it was to be, so that an outage does not move the dates that follow.
        Instant next = ReviewInterval.LONGEST.after(item.moment(), zone);
        writer.write(incident, ReviewDecision.dormant(next), ReviewRecord.SCHEDULE, now);
    }

    /** Reports carry milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
