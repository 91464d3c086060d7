package org.policyalerts.local.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.condition.Explanation;
import org.policyalerts.policy.engine.CompiledBook;

/**
 * One policy, its outcome for an incident, and the result of each of its conditions.
 *
 * @param notes what the conditions do not say: which policy mutes it, what is missing, why it is not in force
 */
record ExplainedPolicy(
        Policy policy, PolicyOutcome outcome, Explanation conditions, List<String> notes, Optional<Match> match) {

    private static final Explanation UNEXPLAINED = new Explanation(
            Explanation.Shape.ALL, "", Truth.UNKNOWN, "", "", List.of(), List.of(), List.of(), List.of());

    /** Every policy of a book, in the order of {@link PolicyOutcome}, and then of the decision. */
    static List<ExplainedPolicy> all(CompiledBook book, Facts facts) {
        Collector collector = new Collector(book, facts);
        collector.collect(book.decide(facts));
        return collector.found.stream()
                .sorted(Comparator.comparing(ExplainedPolicy::outcome))
                .toList();
    }

    /** Walks through the lists of a decision. */
    private record Collector(CompiledBook book, Facts facts, List<ExplainedPolicy> found) {

        Collector(CompiledBook book, Facts facts) {
            this(book, facts, new ArrayList<>());
        }

        void collect(Decision decision) {
            List<Question> asked = Question.of(decision);
            decision.matched().forEach(match -> add(PolicyOutcome.MATCHING, match, questions(match.policy(), asked)));
            decision.pending().forEach(pending -> add(PolicyOutcome.WAITING, pending.match(), silenced(pending)));
            decision.fulfilled().forEach(done -> add(PolicyOutcome.FULFILLED, done.match(), List.of(done(done))));
            decision.muted()
                    .forEach(muted -> add(PolicyOutcome.MUTED, muted.match(), List.of("muted by " + muted.by())));
            decision.shadow().forEach(match -> add(PolicyOutcome.SHADOW, match, List.of("on trial: nobody is told")));
            decision.unknown()
                    .forEach(each -> add(PolicyOutcome.UNKNOWN, each.policy().id(), List.of(missing(each, asked))));
            decision.notMatched().forEach(each -> add(PolicyOutcome.NOT_MATCHING, each.policy(), notInForce(each)));
            decision.failed()
                    .forEach(each -> add(PolicyOutcome.FAILED, each.policy().id(), failure(each)));
        }

        private void add(PolicyOutcome outcome, Match match, List<String> notes) {
            Policy policy = match.policy();
            found.add(new ExplainedPolicy(policy, outcome, explained(policy.id()), notes, Optional.of(match)));
        }

        private void add(PolicyOutcome outcome, PolicyId id, List<String> notes) {
            Policy policy = book.find(id).orElseThrow();
            found.add(new ExplainedPolicy(policy, outcome, explained(id), notes, Optional.empty()));
        }

        private Explanation explained(PolicyId id) {
            return book.explain(id, facts).orElse(UNEXPLAINED);
        }
    }

    private static String missing(Decision.Unknown unknown, List<Question> asked) {
        return questions(unknown.policy(), asked).stream()
                .findFirst()
                .orElse("missing: " + String.join(", ", unknown.missing()));
    }

    private static List<String> questions(Policy policy, List<Question> asked) {
        List<String> questions = asked.stream()
                .filter(question -> question.waiting().contains(policy))
                .map(question -> question.words() + " (" + question.field() + ")")
                .toList();
        return questions.isEmpty() ? List.of() : List.of("asks the reporter for: " + String.join(", ", questions));
    }

    private static String done(Decision.Fulfilled fulfilled) {
        return (fulfilled.at() == null ? "done" : "done at " + fulfilled.at()) + (fulfilled.isLate() ? ", late" : "");
    }

    private static List<String> silenced(Decision.Pending pending) {
        List<String> notes = new ArrayList<>();
        if (pending.match().policy().mode() == Policy.Mode.SHADOW) {
            notes.add("on trial: nobody is told");
        }
        if (pending.mutedBy() != null) {
            notes.add("muted by " + pending.mutedBy());
        }
        return notes;
    }

    private static List<String> failure(Decision.Failed failed) {
        List<String> notes = new ArrayList<>(List.of("could not be evaluated: " + failed.reason()));
        if (failed.mutedBy() != null) {
            notes.add("would be muted by " + failed.mutedBy());
        }
        return notes;
    }

    // Two reasons are not conditions of the policy: it is retired, or it is not in force on this day.
    private static List<String> notInForce(Decision.NotMatched none) {
        return none.because().stream()
                .filter(because ->
                        because.path().equals("mode") || because.path().equals("effective"))
                .map(TraceLine::condition)
                .map(words -> words.replaceFirst("^policy is (not )?", ""))
                .map(words -> words.equals("retired") ? "retired: no longer used" : "only " + words)
                .toList();
    }
}
