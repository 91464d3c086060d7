package org.policyalerts.alert;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/**
 * One recommended step for one owner; what staff act on.
 *
 * @param alert the alert that says why
 * @param severity that of its policy
 * @param since when it last came to be open; reminders count from here
 * @param reminders how many of its reminders have been due since
 * @param dutyReminders how much of a duty's deadline was said: nothing, that it is near, or that it has passed
 * @param taken who does it; null unless it is taken
 * @param moves what became of it, oldest first
 */
public record Task(
        TaskId id,
        AlertId alert,
        Track track,
        PolicyId policy,
        Severity severity,
        Step step,
        TaskState state,
        Instant since,
        int reminders,
        int dutyReminders,
        @Nullable Taken taken,
        List<Move> moves) {

    public Task {
        moves = List.copyOf(moves);
    }

    public static Task open(TaskId id, Alert alert, Step step, Instant now) {
        return new Task(
                id,
                alert.id(),
                alert.track(),
                alert.policy().id(),
                alert.policy().severity(),
                step,
                TaskState.OPEN,
                now,
                0,
                0,
                null,
                List.of());
    }

    /**
     * What is to be done.
     *
     * @param words as the policy says them
     * @param key what it is known by in every incident of a campaign: the step's id, else its folded words
     * @param onBehalfOf the audience that it is to be passed on to; null if the owner does it
     * @param dueAt null if it only has to come before any announcement
     * @param remindAt when to remind of a duty before its deadline; null for never
     * @param isDuty whether a law sets the time
     */
    public record Step(
            String words,
            String key,
            @Nullable String onBehalfOf,
            @Nullable Instant dueAt,
            @Nullable Instant remindAt,
            Per per,
            boolean isDuty) {

        /**
         * What a step is known by that asks for the review of an attribution, so that the calendar need not ask too.
         */
        public static final String REVIEW = "#attribution-review";

        public boolean isReview() {
            return key.equals(REVIEW);
        }

        /** The same at the times of another one. */
        public Step timedAs(Step other) {
            return new Step(words, key, onBehalfOf, other.dueAt, other.remindAt, per, other.isDuty);
        }
    }

    /**
     * Who does it.
     *
     * @param until when it comes back to open unless it is done; null for its deadline
     */
    public record Taken(String who, @Nullable Instant until) {}

    /**
     * One change of its state.
     *
     * @param who a person as the token names them; empty for the system
     * @param actingFor the audience on whose behalf somebody else acted; null if it was the owner's own act
     * @param words why, or a note; may be empty
     */
    public record Move(
            TaskState to, Instant at, String who, @Nullable String actingFor, String words) {

        /** What the facts did. */
        public static Move byFacts(TaskState to, Instant at, String words) {
            return new Move(to, at, "", null, words);
        }
    }

    /** The same after a move. Whatever comes to be open is reminded of anew. */
    public Task moved(Move move, @Nullable Taken by) {
        boolean isOpened = move.to() == TaskState.OPEN;
        return new Task(
                id,
                alert,
                track,
                policy,
                severity,
                step,
                move.to(),
                isOpened ? move.at() : since,
                isOpened ? 0 : reminders,
                dutyReminders,
                by,
                Stream.concat(moves.stream(), Stream.of(move)).toList());
    }

    /**
     * The same in the place of another task, which asks for the same step for another cause: whoever has taken it need
     * not take it again, and its time goes on.
     */
    public Task as(Task other) {
        return new Task(
                other.id,
                other.alert,
                other.track,
                other.policy,
                other.severity,
                other.step.isDuty() ? other.step : step,
                state,
                since,
                reminders,
                dutyReminders,
                taken,
                moves);
    }

    /** The same as its policy asks for it now. */
    public Task asked(Step now, Severity level) {
        return new Task(id, alert, track, policy, level, now, state, since, reminders, dutyReminders, taken, moves);
    }

    /** The same after so many reminders. */
    public Task reminded(int times, int ofDuty) {
        return new Task(id, alert, track, policy, severity, step, state, since, times, ofDuty, taken, moves);
    }

    /** The last thing that became of it; empty for a new one. */
    public Optional<Move> lastMove() {
        return moves.isEmpty() ? Optional.empty() : Optional.of(moves.get(moves.size() - 1));
    }

    public boolean isOverdue(Instant now) {
        Instant due = step.dueAt();
        return state.isUnfinished() && due != null && due.isBefore(now);
    }

    /** Its deadline; the end of time if it has none, so that it sorts last. */
    public Instant dueOrLast() {
        Instant due = step.dueAt();
        return due == null ? Instant.MAX : due;
    }

    /**
     * When it comes back to open although somebody has taken it: the date that was named, at the latest the deadline.
     */
    public Optional<Instant> lapsesAt() {
        if (state != TaskState.TAKEN) {
            return Optional.empty();
        }
        Instant until = taken == null ? null : taken.until();
        Instant due = step.dueAt();
        // A task that was taken after its deadline has only the named date.
        Instant deadline = due == null
                        || lastMove().filter(move -> move.at().isBefore(due)).isEmpty()
                ? null
                : due;
        return Stream.of(Optional.ofNullable(until), Optional.ofNullable(deadline))
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
    }
}
