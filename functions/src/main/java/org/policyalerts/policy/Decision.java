package org.policyalerts.policy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;

/**
 * What the book says about one version of an incident at one moment; every policy is in exactly one of the lists.
 *
 * @param book the hash of the book that decided; empty where none was asked
 * @param matched the policies that hold and speak, most severe first, then by id
 * @param shadow those that hold but are on trial: nobody is told of them
 * @param muted those that hold but are superseded by another that holds
 * @param pending those that hold, but whose waiting time has not run out
 * @param fulfilled those that hold and whose {@code until} holds as well: what they ask for is done
 * @param failed those whose evaluation failed, which should not happen; all others are decided nevertheless
 * @param historyCut the things that so many other incidents share with this one that only the latest were looked at,
 *     although older ones might change the decision
 * @param duplicateOf the incident that counts in the place of this one, because of which no policy is tried; empty for
 *     every other incident
 * @param nextMoment the earliest moment at which time alone may change the decision
 */
public record Decision(
        IncidentId incident,
        int version,
        Instant at,
        String book,
        List<Match> matched,
        List<Match> shadow,
        List<Muted> muted,
        List<Pending> pending,
        List<Fulfilled> fulfilled,
        List<NotMatched> notMatched,
        List<Unknown> unknown,
        List<Failed> failed,
        List<Shared> historyCut,
        Optional<IncidentId> duplicateOf,
        Optional<Instant> nextMoment) {

    /** What there is to say of an incident in whose place another counts. */
    public static Decision ofDuplicate(Incident incident, IncidentId primary, Instant at) {
        return new Decision(
                incident.id(),
                incident.version(),
                at,
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Optional.of(primary),
                Optional.empty());
    }

    /** Whether somebody may have to be told: of a match, of a running clock, or of a failure. */
    public boolean hasSomethingToSay() {
        return !(matched.isEmpty() && pending.isEmpty() && failed.isEmpty());
    }

    /**
     * A policy that holds.
     *
     * @param steps all that the policy recommends, in its order, with the result of each step's own condition
     * @param because the trace of conditions that made it hold
     * @param cause fingerprint of what made it hold: the same facts give the same cause, whatever else changes in the
     *     report and whichever steps are recommended
     * @param clock null if it has none
     */
    public record Match(
            Policy policy,
            List<Step> steps,
            List<TraceLine> because,
            String cause,
            @Nullable Clock clock) {

        public Match {
            steps = List.copyOf(steps);
            because = List.copyOf(because);
        }

        /** The steps to do and the cautions that are recommended for these facts. */
        public List<Recommendation> recommended() {
            return steps.stream()
                    .filter(Step::isRecommended)
                    .map(Step::recommendation)
                    .toList();
        }

        /** Whom it tells: the policy's audience, and the owner of everything that is recommended for these facts. */
        public List<String> addressees() {
            return policy.addressees(recommended());
        }

        /** Its clock, if that is a duty's. */
        public Optional<Clock> duty() {
            return Optional.ofNullable(clock).filter(one -> one.kind() == ClockKind.DUTY);
        }

        /** The moment its clock runs from; null if it has no clock, or if the start is not known. */
        public @Nullable Instant countedFrom() {
            return clock == null ? null : clock.startsAt();
        }

        /** The moment its clock has run out; null if it has no clock, or if the start is not known. */
        public @Nullable Instant clockDue() {
            return clock == null ? null : clock.dueAt();
        }

        /**
         * When a step is due. A step that the end of a duty ends is counted from the duty's start. After a wait all are
         * counted from its start as well, but one that would be over before the wait is counted from its end, because
         * nobody is asked before. All others are counted from the alert.
         */
        public Optional<Instant> dueAt(Recommendation step, Instant alertedAt, ZoneId zone) {
            Instant start = countedFrom();
            Instant end = clockDue();
            if (clock == null || start == null || end == null) {
                return step.dueAt(alertedAt, zone);
            }
            if (clock.kind() == ClockKind.DUTY) {
                return step.dueAt(step.stays() ? alertedAt : start, zone);
            }
            return step.dueAt(start, zone).filter(due -> !due.isBefore(end)).or(() -> step.dueAt(end, zone));
        }
    }

    /**
     * A step of a policy that holds.
     *
     * @param condition the result of its own condition; true if it has none
     * @param because the trace of that condition; empty if it has none
     */
    public record Step(Recommendation recommendation, Truth condition, List<TraceLine> because) {

        public Step {
            because = List.copyOf(because);
        }

        /** The steps of a policy, as if none of them had a condition. */
        public static List<Step> unconditional(List<Recommendation> steps) {
            return steps.stream()
                    .map(step -> new Step(step, Truth.TRUE, List.of()))
                    .toList();
        }

        /** A step whose condition is unknown is not: nobody is asked to do something that may be wrong. */
        public boolean isRecommended() {
            return condition == Truth.TRUE;
        }
    }

    /**
     * The clock of a policy that holds.
     *
     * @param from the field it counts from
     * @param startsAt null, as are the others, if that field was never given: a duty then holds without a legal
     *     deadline
     * @param remindAt from when to remind; null for never
     */
    public record Clock(
            ClockKind kind,
            String from,
            @Nullable Instant startsAt,
            @Nullable Instant remindAt,
            @Nullable Instant dueAt) {}

    /**
     * A policy whose conditions hold and of which nothing is left to do.
     *
     * @param at the latest of the dates that fulfilled it; null if its {@code until} names no date
     */
    public record Fulfilled(Match match, @Nullable Instant at) {

        public @Nullable Instant dueAt() {
            return match.clockDue();
        }

        /** Whether it was done only after its deadline. On the deadline is in time. */
        public boolean isLate() {
            Instant dueAt = dueAt();
            return at != null && dueAt != null && at.isAfter(dueAt);
        }
    }

    /** A match silenced by another match. */
    public record Muted(Match match, PolicyId by) {}

    /**
     * A match that waits: nothing is due before {@code dueAt}; a reminder goes out from {@code remindAt}.
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
    public record Unknown(Policy policy, List<String> missing) {

        /** Those of the missing fields that the policy wants asked for. */
        public List<String> asked() {
            if (policy.onUnknown() != Policy.OnUnknown.ASK) {
                return List.of();
            }
            return policy.asks().isEmpty()
                    ? missing
                    : missing.stream().filter(policy.asks()::contains).toList();
        }
    }

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
