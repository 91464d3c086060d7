package org.policyalerts.attribution;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.attribution.ReviewStore.ReviewCase;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReviewRecord;
import org.policyalerts.incident.intake.ChangeResult;
import org.policyalerts.incident.intake.IncidentIntake;
import org.policyalerts.incident.validation.Problem;

/** Records what a review of an attribution came to, and lets rest what nobody has resolved in years. */
public final class AttributionReview {

    /** Reviews and other changes of one incident rarely meet; who loses this often is asked to try again. */
    private static final int ATTEMPTS = 5;

    private final IncidentIntake intake;
    private final ReviewStore store;
    private final ReviewPlanner planner;
    private final ZoneId zone;
    private final Clock clock;

    public AttributionReview(
            IncidentIntake intake, ReviewStore store, ReviewPlanner planner, ZoneId zone, Clock clock) {
        this.intake = intake;
        this.store = store;
        this.planner = planner;
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * What a reviewer decided.
     *
     * @param status the state the attribution is in from now on; the one it was in if the review changed nothing
     * @param confidence empty to leave it as it is
     * @param nextReviewAt empty for the date of the table
     */
    public record Outcome(
            AttributionState status,
            Optional<String> confidence,
            Optional<String> note,
            Optional<Instant> nextReviewAt) {}

    /** What became of a review. */
    public sealed interface Result {
        /** Recorded now. */
        record Held(Incident incident, ReviewRecord review) implements Result {}

        /** The same was recorded before, and nothing has happened since. */
        record Repeated(Incident incident, ReviewRecord review) implements Result {}

        /** The present state does not lead there. */
        record NotAllowed(AttributionState from, AttributionState asked) implements Result {}

        /** Something is wrong with what was asked for. */
        record Invalid(List<Problem> problems) implements Result {}

        /** There is no such incident. */
        record NoSuchIncident() implements Result {}
    }

    /** Records a review; the same review sent twice is one. */
    public Result hold(IncidentId id, Outcome outcome, String by) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<ReviewCase> found = store.find(id);
            if (found.isEmpty()) {
                return new Result.NoSuchIncident();
            }
            Optional<Result> result = held(found.get(), outcome, by);
            if (result.isPresent()) {
                return result.get();
            }
        }
        throw new ReviewRaceLostException(id);
    }

    private Optional<Result> held(ReviewCase found, Outcome outcome, String by) {
        Instant now = now();
        Incident incident = found.incident();
        String asked = by + "|" + outcome;
        Optional<ReviewRecord> same = found.stored()
                .last()
                .filter(last ->
                        last.version() == incident.version() && last.asked().equals(asked))
                // From its next date on, the same words are the outcome of another review.
                .filter(last ->
                        last.nextReviewAt().filter(at -> !at.isAfter(now)).isEmpty());
        if (same.isPresent()) {
            return Optional.of(new Result.Repeated(incident, same.get()));
        }
        AttributionState from = AttributionState.of(incident.report().text("attribution.status"));
        if (!from.mayBecome(outcome.status())) {
            return Optional.of(new Result.NotAllowed(from, outcome.status()));
        }
        List<Problem> problems = problems(incident, from, outcome, now);
        return problems.isEmpty()
                ? written(incident, outcome, record(incident, outcome, by, asked, now))
                : Optional.of(new Result.Invalid(problems));
    }

    private List<Problem> problems(Incident incident, AttributionState from, Outcome outcome, Instant now) {
        List<Problem> problems = new ArrayList<>();
        if (from.hasToBeExplained(outcome.status()) && outcome.note().isEmpty()) {
            problems.add(new Problem(
                    "/note",
                    "must be given to go from " + from.text() + " to "
                            + outcome.status().text() + ": the new evidence, or the reasons for giving up"));
        }
        Instant furthest = ReviewInterval.LONGEST.after(now, zone);
        outcome.nextReviewAt().ifPresent(at -> {
            if (!outcome.status().isOnCalendar(confidence(incident, outcome))) {
                problems.add(new Problem(
                        "/nextReviewAt",
                        "must not be given: an attribution that is "
                                + outcome.status().text() + " has no next review"));
            } else if (!at.isAfter(now) || at.isAfter(furthest)) {
                problems.add(
                        new Problem("/nextReviewAt", "must lie after now and at most 365 days ahead, by " + furthest));
            }
        });
        return problems;
    }

    private static String confidence(Incident incident, Outcome outcome) {
        return outcome.confidence()
                .or(() -> incident.report().find("attribution.confidence"))
                .orElse("none");
    }

    private ReviewRecord record(Incident incident, Outcome outcome, String by, String asked, Instant now) {
        String confidence = confidence(incident, outcome);
        Optional<Instant> next = outcome.nextReviewAt().or(() -> Optional.of(outcome.status())
                .filter(state -> state.isOnCalendar(confidence))
                .map(state -> new OpenCase(state, confidence, incident.report().severity(), since(incident))
                        .nextReview(now, zone)));
        return new ReviewRecord(
                incident.version() + 1,
                by,
                now,
                incident.report().text("attribution.status"),
                outcome.status().text(),
                outcome.confidence(),
                outcome.note(),
                next,
                asked);
    }

    private Instant since(Incident incident) {
        return OpenCase.since(incident, zone);
    }

    /** Empty if somebody else changed the incident meanwhile. */
    private Optional<Result> written(Incident incident, Outcome outcome, ReviewRecord review) {
        Map<String, @Nullable Object> attribution = new LinkedHashMap<>();
        attribution.put("status", outcome.status().text());
        outcome.confidence().ifPresent(confidence -> attribution.put("confidence", confidence));
        if (!review.isBySchedule()) {
            attribution.put("lastReviewedAt", review.at().toString());
        }
        attribution.put(
                "nextReviewAt", review.nextReviewAt().map(Instant::toString).orElse(null));
        ChangeResult changed = intake.review(incident, Map.of("attribution", attribution), review);
        if (changed instanceof ChangeResult.Stored stored) {
            return Optional.of(new Result.Held(stored.incident(), review));
        }
        if (changed instanceof ChangeResult.Unchanged same) {
            return Optional.of(new Result.Repeated(same.incident(), review));
        }
        return changed instanceof ChangeResult.Invalid invalid
                ? Optional.of(new Result.Invalid(invalid.problems()))
                : Optional.empty();
    }

    /**
     * Lets a case rest, if its time has come; the evaluation of the version this makes tells the owner.
     *
     * <p>If somebody changes the incident at the same moment, theirs stands, and the next run looks again.
     */
    public void letRest(IncidentId id) {
        Instant now = now();
        Optional<ReviewCase> found = store.find(id);
        Optional<ReviewItem> resting = found.flatMap(one -> one.stored().item())
                .filter(item -> planner.fallsDormant(found.get().incident(), item, now));
        if (resting.isPresent()) {
            // Counted from when it was to be, so that an outage does not move the dates that follow.
            Instant next = ReviewInterval.LONGEST.after(resting.get().moment(), zone);
            Outcome dormant =
                    new Outcome(AttributionState.DORMANT, Optional.empty(), Optional.empty(), Optional.of(next));
            Incident incident = found.get().incident();
            written(
                    incident,
                    dormant,
                    record(incident, dormant, ReviewRecord.SCHEDULE, ReviewRecord.SCHEDULE + "|" + dormant, now));
        }
    }

    /** Reports carry milliseconds. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Others changed the incident first, time and again. */
    public static final class ReviewRaceLostException extends RuntimeException {
        private static final long serialVersionUID = 1;

        ReviewRaceLostException(IncidentId id) {
            super("a review kept losing the race for " + id);
        }
    }
}
