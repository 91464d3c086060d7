package org.policyalerts.policy.testing;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.book.PolicyCase;
import org.policyalerts.policy.book.PolicyCase.Expect;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.condition.NestedLeaf;
import org.policyalerts.policy.engine.CompiledBook;

/** Runs the tests inside policy files and finds which conditions no test has seen both true and false. */
public final class PolicyCaseRun {

    private static final EngineSettings SETTINGS =
            new EngineSettings("AL", ZoneId.of("Europe/Tirane"), ClaimantTable.shipped(), LegalPack.shipped());

    private final CaseFacts facts;

    private PolicyCaseRun(FixtureReader fixtures) {
        this.facts = new CaseFacts(fixtures, SETTINGS);
    }

    /**
     * One test and what came of it.
     *
     * @param expected {@code match}, {@code no-match} or {@code unknown}
     * @param got the same words, or why the test could not run
     * @param because the reasons for what came out
     */
    public record Result(
            PolicyId policy, String file, int line, String test, String expected, String got, List<TraceLine> because) {

        public boolean isPassed() {
            return expected.equals(got);
        }
    }

    /** One condition of a policy, and whether some test has seen it true and some test false. */
    public record Covered(PolicyId policy, String condition, boolean seenTrue, boolean seenFalse) {

        public boolean isComplete() {
            return seenTrue && seenFalse;
        }
    }

    /** All tests and all conditions of a book, policy by policy. */
    public record Outcome(List<Result> results, List<Covered> coverage) {

        public Outcome {
            results = List.copyOf(results);
            coverage = List.copyOf(coverage);
        }

        public boolean isPassed() {
            return results.stream().allMatch(Result::isPassed);
        }

        public boolean isComplete() {
            return coverage.stream().allMatch(Covered::isComplete);
        }
    }

    /** Runs every test of every policy, each policy by itself, with Albania as the home country. */
    public static Outcome run(List<CheckedPolicy> policies, FixtureReader fixtures) {
        PolicyCaseRun run = new PolicyCaseRun(fixtures);
        List<Result> results = new ArrayList<>();
        List<Covered> coverage = new ArrayList<>();
        for (CheckedPolicy policy : policies) {
            run.policy(policy, results, coverage);
        }
        return new Outcome(results, coverage);
    }

    private void policy(CheckedPolicy policy, List<Result> results, List<Covered> coverage) {
        CompiledBook book = CompiledBook.compile(List.of(policy.alone()), SETTINGS);
        List<NestedLeaf> leaves = NestedLeaf.of(policy.rule().when().bind(SETTINGS));
        boolean[][] seen = new boolean[leaves.size()][2];
        for (PolicyCase test : policy.tests()) {
            try {
                Facts given = facts.of(test);
                results.add(result(policy, test, book.decide(given)));
                note(leaves, new EvaluationContext(given, SETTINGS), seen);
            } catch (IOException noFacts) {
                results.add(result(policy, test, String.valueOf(noFacts.getMessage()), List.of()));
            }
        }
        for (int i = 0; i < seen.length; i++) {
            coverage.add(new Covered(policy.id(), leaves.get(i).leaf().words(), seen[i][1], seen[i][0]));
        }
    }

    private static void note(List<NestedLeaf> leaves, EvaluationContext context, boolean[][] seen) {
        for (int i = 0; i < seen.length; i++) {
            boolean[] outcomes = seen[i];
            leaves.get(i).truths(context).forEach(truth -> {
                outcomes[0] |= truth == Truth.FALSE;
                outcomes[1] |= truth == Truth.TRUE;
            });
        }
    }

    private static Result result(CheckedPolicy policy, PolicyCase test, Decision decision) {
        if (!decision.matched().isEmpty()) {
            return result(
                    policy, test, Expect.MATCH.text(), decision.matched().get(0).because());
        }
        if (!decision.unknown().isEmpty()) {
            return result(policy, test, Expect.UNKNOWN.text(), List.of());
        }
        if (!decision.failed().isEmpty()) {
            return result(policy, test, "failed: " + decision.failed().get(0).reason(), List.of());
        }
        List<TraceLine> because = decision.pending().isEmpty()
                ? decision.notMatched().get(0).because()
                : decision.pending().get(0).match().because();
        return result(policy, test, Expect.NO_MATCH.text(), because);
    }

    private static Result result(CheckedPolicy policy, PolicyCase test, String got, List<TraceLine> because) {
        return new Result(
                policy.id(),
                policy.file(),
                test.line(),
                test.name(),
                test.expect().text(),
                got,
                because);
    }
}
