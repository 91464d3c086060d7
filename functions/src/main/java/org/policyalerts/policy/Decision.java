package org.policyalerts.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;

/**
 * What the book says about one version of an incident at one moment; every policy is in exactly one of the lists.
 *
 * @param matched the policies that hold and speak, most severe first, then by id
 * @param shadow those that hold but are on trial: nobody is told of them
 * @param muted those that hold but are superseded by another that holds
 * @param pending those that hold, but whose clock has not run out
 * @param failed those whose evaluation failed, which should not happen; all others are decided nevertheless
 * @param historyCut the things that so many other incidents share with this one that only the latest were looked at
 * @param nextMoment the earliest moment at which time alone may change the decision
 */
public record Decision(
        IncidentId incident,
        int version,
        Instant at,
        List<Match> matched,
        List<Match> shadow,
        List<Muted> muted,
        List<Pending> pending,
        List<NotMatched> notMatched,
        List<Unknown> unknown,
        List<Failed> failed,
        List<Shared> historyCut,
        Optional<Instant> nextMoment) {

    /** Whether somebody may have to be told: of a match, of a running clock, or of a failure. */
    public boolean hasSomethingToSay() {
        return !(matched.isEmpty() && pending.isEmpty() && failed.isEmpty());
    }

    /**
     * A policy that holds.
     *
     * @param because the trace of conditions that made it hold
     * @param cause fingerprint of what made it hold: the same facts give the same cause, whatever else changes in the
     *     report
     * @param countedFrom the moment its clock runs from; null if it has no clock
     * @param clockDue the moment its clock has run out; null if it has no clock
     */
    public record Match(
            Policy policy,
            List<TraceLine> because,
            String cause,
            @Nullable Instant countedFrom,
            @Nullable Instant clockDue) {

        /**
         * When a step is due: counted from the clock's start where there is a clock, else from the alert. A step that
         * would be over before the clock runs out is counted from there, because nobody is asked before.
         */
        public Optional<Instant> dueAt(Recommendation step, Instant alertedAt, ZoneId zone) {
            if (countedFrom == null || clockDue == null) {
                return step.dueAt(alertedAt, zone);
            }
            return step.dueAt(countedFrom, zone)
                    .filter(due -> !due.isBefore(clockDue))
                    .or(() -> step.dueAt(clockDue, zone));
        }
    }

    /** A match silenced by another match. */
    public record Muted(Match match, PolicyId by) {}

    /**
     * A match whose clock runs: nothing is due before {@code dueAt}; a reminder goes out from {@code remindAt}.
     *
     * @param mutedBy the policy that would silence it if it were due now, and so silences its reminder; null if none
     *     would
     */
    public record Pending(
            Match match,
            @Nullable Instant remindAt,
            Instant dueAt,
            @Nullable PolicyId mutedBy) {}

    /**
     * A policy that does not hold, with the conditions that say so.
     *
     * @param stands whether it fails only because this version does not repeat a change that an earlier version made;
     *     the alert that the change raised then still stands
     */
    public record NotMatched(PolicyId policy, List<TraceLine> because, boolean stands) {}

    /** A policy that cannot be decided because these fields were not given. */
    public record Unknown(Policy policy, List<String> missing) {}

    /**
     * A policy whose evaluation failed, and how.
     *
     * @param mutedBy the policy that would silence it if it held, so that its failure matters to nobody; null if none
     *     would
     * @param ifHeld the match it would be, without a trace; empty if the start of its clock is not known
     */
    public record Failed(
            Policy policy, String reason, @Nullable PolicyId mutedBy, Optional<Match> ifHeld) {

        /**
         * When a step would be due if the policy held; empty for steps before an announcement, and if the start of the
         * clock is not known.
         */
        public Optional<Instant> dueAt(Recommendation step, Instant at, ZoneId zone) {
            return ifHeld.flatMap(match -> match.dueAt(step, at, zone));
        }
    }
}
