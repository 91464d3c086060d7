package org.policyalerts.alert.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Failed;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Decision.Pending;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.text.Fingerprint;

/**
 * A fingerprint of everything that is kept of a decision, but not of when it was made and by which book.
 *
 * <p>It is made of values alone and not of {@code Decision.toString()}: that holds the names of classes, and renaming
 * one would have the decision of every incident written again.
 */
final class DecisionFingerprint {

    private DecisionFingerprint() {}

    static String of(Decision decision) {
        List<Object> values = new ArrayList<>(List.of(
                decision.incident(),
                decision.version(),
                each(decision.matched(), DecisionFingerprint::match),
                each(decision.shadow(), DecisionFingerprint::match),
                each(decision.muted(), muted -> List.of(match(muted.match()), muted.by())),
                each(decision.pending(), DecisionFingerprint::pending),
                each(Question.of(decision), DecisionFingerprint::asked),
                each(decision.failed(), DecisionFingerprint::failed),
                sorted(decision.historyCut()),
                decision.nextMoment()));
        // What policies without these parts never say is left out, so that their decisions are not all written again.
        if (!decision.fulfilled().isEmpty()) {
            values.add(each(decision.fulfilled(), DecisionFingerprint::fulfilled));
        }
        decision.duplicateOf().ifPresent(values::add);
        return Fingerprint.sha256(values.toString());
    }

    private static <T> List<List<Object>> each(List<T> all, Function<T, List<Object>> values) {
        return all.stream().map(values).toList();
    }

    /** What comes from a set may come in another order from the next process, and says the same. */
    private static <T extends Comparable<? super T>> List<T> sorted(List<T> all) {
        return all.stream().sorted().toList();
    }

    /** The hash stands for the policy's text; its mode can be changed without one. */
    private static List<Object> policy(Policy policy) {
        return List.of(policy.id(), policy.version(), policy.hash(), policy.mode());
    }

    private static List<Object> match(Match match) {
        List<Object> values = new ArrayList<>(List.of(
                policy(match.policy()),
                each(match.because(), DecisionFingerprint::line),
                match.cause(),
                String.valueOf(match.countedFrom()),
                String.valueOf(match.clockDue())));
        if (!match.steps().stream().allMatch(Decision.Step::isRecommended)) {
            values.add(each(match.steps(), DecisionFingerprint::step));
        }
        return values;
    }

    private static List<Object> step(Decision.Step step) {
        return List.of(step.condition(), each(step.because(), DecisionFingerprint::line));
    }

    private static List<Object> fulfilled(Decision.Fulfilled fulfilled) {
        return List.of(match(fulfilled.match()), String.valueOf(fulfilled.at()));
    }

    private static List<Object> line(TraceLine line) {
        List<Object> values = new ArrayList<>(List.of(line.condition(), line.saw(), line.path(), line.outcome()));
        if (!line.others().isEmpty()) {
            values.add(line.others());
        }
        return values;
    }

    private static List<Object> pending(Pending pending) {
        return List.of(
                match(pending.match()),
                String.valueOf(pending.remindAt()),
                pending.dueAt(),
                String.valueOf(pending.mutedBy()));
    }

    private static List<Object> asked(Question question) {
        return List.of(question.field(), each(question.waiting(), DecisionFingerprint::policy));
    }

    private static List<Object> failed(Failed failed) {
        return List.of(
                policy(failed.policy()),
                failed.reason(),
                String.valueOf(failed.mutedBy()),
                each(failed.ifHeld().stream().toList(), DecisionFingerprint::match));
    }
}
