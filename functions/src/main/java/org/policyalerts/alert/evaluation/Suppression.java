package org.policyalerts.alert.evaluation;

import static org.policyalerts.alert.evaluation.HeldBackMatch.ToldBefore.IS_CORRECTED;
import static org.policyalerts.alert.evaluation.HeldBackMatch.ToldBefore.IS_WITHDRAWN;
import static org.policyalerts.alert.evaluation.HeldBackMatch.ToldBefore.STAYS;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.EvaluationSettings;
import org.policyalerts.alert.Silence;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;

/**
 * Sorts what holds into what is said and what is held back, each with its reason, so that nothing is suppressed
 * silently (promise 6).
 *
 * @param speaking of these, audiences are told
 * @param held of these, nobody is told
 * @param mode why the whole incident alerts nobody; empty for a live one
 * @param silences what keeps policies about this incident quiet now
 * @param isFalseAlarm whether nothing is left to act on because the incident is a false positive
 * @param isByRules whether it is decided again because another book came into force
 */
record Suppression(
        List<Match> speaking,
        List<HeldBackMatch> held,
        Optional<String> mode,
        List<Silence> silences,
        boolean isFalseAlarm,
        boolean isByRules) {

    /**
     * What keeps policies quiet about an incident beside the book.
     *
     * @param silences those that have not ended
     * @param notOwed duties that nobody could have met, each with the reason
     * @param isByRules whether it is decided again because another book came into force
     */
    record Quiet(List<Silence> silences, Map<PolicyId, String> notOwed, boolean isByRules) {

        Quiet(List<Silence> silences, Map<PolicyId, String> notOwed) {
            this(silences, notOwed, false);
        }
    }

    static final String ON_TRIAL = "the policy is on trial (shadow) and alerts nobody";

    private static final String SILENCED = "silenced by ";

    static final String FALSE_ALARM = "the incident was a false alarm (false-positive)";

    /** Sorts the matches of a decision; what is muted or on trial is held back in any case. */
    static Suppression of(Report report, Decision decision, Quiet quiet, EvaluationSettings settings) {
        Optional<String> mode = quietMode(report, settings);
        boolean isFalseAlarm = isFalseAlarm(report, decision);
        List<Silence> active = quiet.silences().stream()
                .filter(silence -> decision.at().isBefore(silence.until()))
                .filter(silence -> silence.subject().fits(report, settings.keys()))
                .toList();
        List<Match> speaking = new ArrayList<>();
        List<HeldBackMatch> held = new ArrayList<>();
        for (Match match : decision.matched()) {
            PolicyId policy = match.policy().id();
            heldBack(match, mode, isFalseAlarm, longest(active, policy))
                    .or(() -> Optional.ofNullable(quiet.notOwed().get(policy))
                            .map(reason -> new HeldBackMatch(match, reason, IS_CORRECTED)))
                    .ifPresentOrElse(held::add, () -> speaking.add(match));
        }
        decision.muted()
                .forEach(muted -> held.add(new HeldBackMatch(muted.match(), "muted by " + muted.by(), IS_CORRECTED)));
        decision.shadow().forEach(match -> held.add(new HeldBackMatch(match, ON_TRIAL, IS_CORRECTED)));
        return new Suppression(List.copyOf(speaking), List.copyOf(held), mode, active, isFalseAlarm, quiet.isByRules());
    }

    /**
     * Backfills are decided and recorded, but alert nobody; nor do exercises, unless they have a topic of their own.
     */
    private static Optional<String> quietMode(Report report, EvaluationSettings settings) {
        return Optional.of(report.text("mode"))
                .filter(mode -> !mode.equals("live"))
                .filter(mode -> !(settings.areExercisesSent() && mode.equals("exercise")));
    }

    /** Why nobody is told of a match, the reason for the whole incident first; empty if somebody is. */
    private static Optional<HeldBackMatch> heldBack(
            Match match, Optional<String> mode, boolean isFalseAlarm, Optional<Silence> silence) {
        if (mode.isPresent()) {
            return Optional.of(new HeldBackMatch(match, sentToNobody(mode.get()), IS_CORRECTED));
        }
        if (isFalseAlarm) {
            return Optional.of(new HeldBackMatch(match, FALSE_ALARM, IS_WITHDRAWN));
        }
        return silence.map(one -> new HeldBackMatch(match, words(one), STAYS));
    }

    /** Why the alerts of a whole incident reach nobody. */
    static String sentToNobody(String mode) {
        return mode + ": decided and recorded, sent to nobody";
    }

    /** Where a policy that holds asks for the determination itself, the book mutes whatever must not be said beside. */
    private static boolean isFalseAlarm(Report report, Decision decision) {
        return report.text("determination").equals("false-positive")
                && decision.matched().stream()
                        .flatMap(match -> match.because().stream())
                        .noneMatch(because -> because.path().equals("determination"));
    }

    /** Of several silences, the one that lasts longest is named. */
    private static Optional<Silence> longest(List<Silence> active, PolicyId policy) {
        return active.stream()
                .filter(silence -> silence.subject().fits(policy))
                .max(Comparator.comparing(Silence::until).thenComparing(Silence::id));
    }

    /** Whether a silence kept an alert back. */
    static boolean isSilenced(Alert alert) {
        return alert.state() == AlertState.SUPPRESSED
                && String.valueOf(alert.note()).startsWith(SILENCED);
    }

    /** What its author gave as the reason of the silence that kept an alert back. */
    static String reasonOfSilence(Alert silenced) {
        String note = String.valueOf(silenced.note());
        return note.substring(note.indexOf(": ") + 2);
    }

    private static String words(Silence silence) {
        return SILENCED + silence.id() + " of " + silence.author() + " until " + silence.until() + ": "
                + silence.reason();
    }

    /** Until when a policy is kept quiet: neither its reminders nor its escalations go out; empty if it is not. */
    Optional<Instant> quietUntil(PolicyId policy) {
        return longest(silences, policy).map(Silence::until);
    }

    /** Whether what waits will be said: nothing on trial, muted or kept quiet is. */
    boolean isToSpeak(Pending pending) {
        Policy policy = pending.match().policy();
        return mode.isEmpty()
                && !isFalseAlarm
                && policy.mode() == Policy.Mode.ACTIVE
                && pending.mutedBy() == null
                && quietUntil(policy.id()).isEmpty();
    }

    /** When the first of what is kept quiet may be said. */
    Optional<Instant> firstEnd() {
        return held.stream()
                .filter(HeldBackMatch::isQuietOnly)
                .flatMap(one -> quietUntil(one.match().policy().id()).stream())
                .min(Comparator.naturalOrder());
    }
}
