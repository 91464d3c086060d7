package org.policyalerts.alert.evaluation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.Wording;

/** Says in words why a policy that held, or might have held, does not. */
record CeasedReason(Decision decision, PolicyId policy, boolean didHold) {

    /** It does not say of which: it is kept and told to everybody. */
    static final String IS_DUPLICATE =
            "it is the same incident as another one, and what is asked for it is asked there";

    /** Why a policy says something else about the same facts. */
    static final String RULES_CHANGED = "the rules changed";

    /** The same of one that is gone. */
    static final String NOT_IN_BOOK = RULES_CHANGED + " (the policy has been taken out of the book)";

    private static final String IS_NOT = " is not ";

    /** Of one that held before. */
    static String of(Decision decision, PolicyId policy) {
        return new CeasedReason(decision, policy, true).inWords();
    }

    /** Of one of which it was not known. */
    static String ofNeverHeld(Decision decision, PolicyId policy) {
        return new CeasedReason(decision, policy, false).inWords();
    }

    /** Of a step that was recommended, if a condition of its own is why it is so no longer. */
    static Optional<String> of(Decision.Step step) {
        return step.because().stream()
                .filter(because -> because.outcome() == Truth.FALSE)
                .findFirst()
                .map(because -> inWords(because, true));
    }

    /** Whether the book that decided has no such policy, or only a retired one. */
    static boolean isOutOfBook(Decision decision, PolicyId policy) {
        return Stream.of(
                        Stream.concat(decision.matched().stream(), decision.shadow().stream())
                                .map(Decision.Match::policy)
                                .map(Policy::id),
                        decision.muted().stream()
                                .map(muted -> muted.match().policy().id()),
                        decision.pending().stream()
                                .map(pending -> pending.match().policy().id()),
                        decision.fulfilled().stream()
                                .map(done -> done.match().policy().id()),
                        decision.notMatched().stream().map(Decision.NotMatched::policy),
                        decision.unknown().stream()
                                .map(unknown -> unknown.policy().id()),
                        decision.failed().stream().map(failed -> failed.policy().id()))
                .flatMap(Function.identity())
                .noneMatch(policy::equals);
    }

    /** Whether a policy does not hold, and what it raised is neither wrong nor over for that. */
    static boolean isOpenEnded(Decision decision, PolicyId policy, boolean isClosed) {
        boolean isUnrepeated = decision.notMatched().stream()
                .anyMatch(none -> none.stands() && none.policy().equals(policy));
        return isUnrepeated || isUnjudged(decision, policy) || (isClosed && isOnlyClosed(decision, policy));
    }

    /** Nobody is told to stop because our check failed, unless the policy would tell nobody of a match either. */
    private static boolean isUnjudged(Decision decision, PolicyId policy) {
        return decision.failed().stream()
                .filter(failed -> failed.mutedBy() == null && failed.policy().mode() == Policy.Mode.ACTIVE)
                .anyMatch(failed -> failed.policy().id().equals(policy));
    }

    /** Nothing that was told is wrong because the incident is closed: each owner finishes or declines what is open. */
    private static boolean isOnlyClosed(Decision decision, PolicyId policy) {
        List<Decision.NotMatched> none = decision.notMatched().stream()
                .filter(one -> one.policy().equals(policy))
                .toList();
        return !none.isEmpty()
                && none.stream()
                        .flatMap(one -> one.because().stream())
                        .filter(because -> because.outcome() == Truth.FALSE)
                        .allMatch(because -> because.path().equals("status"));
    }

    private String inWords() {
        if (decision.duplicateOf().isPresent()) {
            return IS_DUPLICATE;
        }
        for (Decision.Muted muted : decision.muted()) {
            if (muted.match().policy().id().equals(policy)) {
                return "muted by " + muted.by();
            }
        }
        for (Decision.Failed failed : decision.failed()) {
            if (failed.policy().id().equals(policy)) {
                return failed.mutedBy() == null ? Suppression.ON_TRIAL : "muted by " + failed.mutedBy();
            }
        }
        return ofConditions().orElseGet(this::untimely);
    }

    private Optional<String> ofConditions() {
        for (Decision.NotMatched none : decision.notMatched()) {
            if (none.policy().equals(policy)) {
                return Optional.of(none.because().stream()
                        .filter(because -> because.outcome() == Truth.FALSE)
                        .findFirst()
                        .map(because -> inWords(because, didHold))
                        .orElse(didHold ? "its conditions no longer hold" : "its conditions do not hold"));
            }
        }
        for (Decision.Unknown unknown : decision.unknown()) {
            if (unknown.policy().id().equals(policy)) {
                return Optional.of(not(didHold) + "known: "
                        + unknown.missing().stream().map(Wording::field).collect(Collectors.joining(", ")));
            }
        }
        return Optional.empty();
    }

    private String untimely() {
        boolean isFulfilled = decision.fulfilled().stream()
                .anyMatch(done -> done.match().policy().id().equals(policy));
        if (isFulfilled) {
            return "what it asks for is done";
        }
        boolean isOnTrial =
                decision.shadow().stream().anyMatch(match -> match.policy().id().equals(policy));
        boolean isPending = decision.pending().stream()
                .anyMatch(pending -> pending.match().policy().id().equals(policy));
        if (isPending) {
            return didHold ? "its time has been moved" : "its time has not come";
        }
        return isOnTrial ? Suppression.ON_TRIAL : NOT_IN_BOOK;
    }

    private static String not(boolean didHold) {
        return didHold ? "no longer " : "not ";
    }

    /** What may not be the case is named as it is now: "no longer true: X is not Y (now: Y)" is a puzzle. */
    private static String inWords(TraceLine because, boolean didHold) {
        int verb = because.condition().indexOf(IS_NOT);
        boolean isPlainValue =
                !because.saw().equals("not given") && !because.saw().contains(": ");
        if (verb > 0 && !because.isCompound() && isPlainValue) {
            return because.condition().substring(0, verb) + (didHold ? " is now " : " is ") + because.saw();
        }
        String reason = not(didHold) + "true: " + because.condition();
        // It is kept and told to everybody, so it names neither targets nor other incidents.
        boolean isNaming = because.saw().contains(": ") || because.path().endsWith(".name");
        return isNaming ? reason : reason + " (now: " + because.saw() + ")";
    }
}
