package org.policyalerts.policy.testing;

import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.policyalerts.incident.ClaimantKeys;
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

/** Runs the cases of policies and finds which conditions have not been both true and false in some case. */
public final class PolicyCaseRun {

    private final EngineSettings settings;
    private final CaseFacts facts;

    private PolicyCaseRun(ClaimantKeys claimants, LegalPack pack, FixtureReader fixtures) {
        this.settings = new EngineSettings("AL", ZoneId.of("Europe/Tirane"), claimants, pack);
        this.facts = new CaseFacts(fixtures, settings);
    }

    /**
     * One case and its result.
     *
     * @param expected {@code match}, {@code no-match}, {@code unknown} or {@code fulfilled}
     * @param got the same words, or why the case could not run
     * @param because the reasons for the result
     */
    public record Result(
            PolicyId policy, String file, int line, String test, String expected, String got, List<TraceLine> because) {

        public boolean isPassed() {
            return expected.equals(got);
        }
    }

    /** One condition of a policy, and whether it was true in some case and false in some case. */
    public record Covered(PolicyId policy, String condition, boolean seenTrue, boolean seenFalse) {

        public boolean isComplete() {
            return seenTrue && seenFalse;
        }
    }

    /** The results of all cases and the coverage of all conditions of a book, policy by policy. */
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

    /** Runs every case of every policy, each policy by itself, with Albania as the home country. */
    public static Outcome run(List<CheckedPolicy> policies, ClaimantKeys claimants, FixtureReader fixtures) {
        return run(policies, claimants, LegalPack.shipped(), fixtures);
    }

    /** The same with its legal pack, too. */
    static Outcome run(List<CheckedPolicy> policies, ClaimantKeys claimants, LegalPack pack, FixtureReader fixtures) {
        PolicyCaseRun run = new PolicyCaseRun(claimants, pack, fixtures);
        List<Result> results = new ArrayList<>();
        List<Covered> coverage = new ArrayList<>();
        for (CheckedPolicy policy : policies) {
            run.policy(policy, results, coverage);
        }
        return new Outcome(results, coverage);
    }

    private void policy(CheckedPolicy policy, List<Result> results, List<Covered> coverage) {
        CompiledBook book = CompiledBook.compile(List.of(policy.alone()), settings);
        List<NestedLeaf> leaves = policy.rule().bind(settings).conditions().stream()
                .flatMap(condition -> NestedLeaf.of(condition).stream())
                .toList();
        boolean[][] seen = new boolean[leaves.size()][2];
        for (PolicyCase policyCase : policy.cases()) {
            try {
                Facts given = facts.of(policyCase);
                results.add(result(policy, policyCase, book.decide(given)));
                note(leaves, new EvaluationContext(given, settings), seen);
            } catch (IOException noFacts) {
                results.add(result(policy, policyCase, String.valueOf(noFacts.getMessage()), List.of()));
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

    private static Result result(CheckedPolicy policy, PolicyCase policyCase, Decision decision) {
        if (!decision.matched().isEmpty()) {
            return matched(policy, policyCase, decision.matched().get(0));
        }
        if (!decision.fulfilled().isEmpty()) {
            List<TraceLine> because = decision.fulfilled().get(0).match().because();
            return result(policy, policyCase, Expect.FULFILLED.text(), because);
        }
        if (!decision.unknown().isEmpty()) {
            return result(policy, policyCase, Expect.UNKNOWN.text(), List.of());
        }
        if (!decision.failed().isEmpty()) {
            return result(
                    policy, policyCase, "failed: " + decision.failed().get(0).reason(), List.of());
        }
        List<TraceLine> because = decision.pending().isEmpty()
                ? decision.notMatched().get(0).because()
                : decision.pending().get(0).match().because();
        return result(policy, policyCase, Expect.NO_MATCH.text(), because);
    }

    private static Result matched(CheckedPolicy policy, PolicyCase policyCase, Decision.Match match) {
        Set<String> steps = new LinkedHashSet<>();
        match.recommended().forEach(step -> steps.add(step.action()));
        boolean isAsExpected = policyCase.steps().isEmpty() || steps.equals(Set.copyOf(policyCase.steps()));
        String got = Expect.MATCH.text() + (isAsExpected ? "" : ", and recommends: " + String.join("; ", steps));
        return result(policy, policyCase, got, match.because());
    }

    private static Result result(CheckedPolicy policy, PolicyCase policyCase, String got, List<TraceLine> because) {
        return new Result(
                policy.id(),
                policy.file(),
                policyCase.line(),
                policyCase.name(),
                policyCase.expect().text(),
                got,
                because);
    }
}
