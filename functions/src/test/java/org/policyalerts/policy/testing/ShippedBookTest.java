package org.policyalerts.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.BookReading;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.condition.NestedLeaf;
import org.policyalerts.policy.parser.PolicyProblem;

/** Walks the book that ships: every policy reads, passes its own tests, and needs every one of its conditions. */
@Tag("long")
class ShippedBookTest {

    private static final FixtureReader FIXTURES = Samples::fixture;

    @Test
    void hasNoProblems() {
        BookReading reading = PolicyReader.read(Samples.shipped());

        List<PolicyProblem> problems = reading instanceof BookReading.Faulty faulty ? faulty.problems() : List.of();
        assertThat(problems.stream().map(PolicyProblem::render)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> passesItsOwnTests() {
        return outcome(shipped()).results().stream()
                .map(result -> dynamicTest(result.policy() + ": " + result.test(), () -> assertThat(result.got())
                        .as("%s:%d %s", result.file(), result.line(), result.because())
                        .isEqualTo(result.expected())));
    }

    @TestFactory
    Stream<DynamicTest> seesEachConditionTrueAndFalse() {
        return outcome(shipped()).coverage().stream()
                .map(covered -> dynamicTest(covered.policy() + ": " + covered.condition(), () -> assertThat(covered)
                        .matches(PolicyCaseRun.Covered::isComplete, "seen true and false")));
    }

    @TestFactory
    Stream<DynamicTest> needsEachOfItsConditions() {
        return shipped().stream().flatMap(policy -> {
            List<NestedLeaf> leaves = policy.rule().conditions().stream()
                    .flatMap(condition -> NestedLeaf.of(condition).stream())
                    .toList();
            List<CheckedPolicy> mutants = Mutants.of(policy);
            return Stream.iterate(0, i -> i < mutants.size(), i -> i + 1)
                    .map(i -> dynamicTest(
                            policy.id() + " without: " + leaves.get(i).leaf().words(),
                            () -> assertThat(outcome(List.of(mutants.get(i))).isPassed())
                                    .as("some test fails without it")
                                    .isFalse()));
        });
    }

    private static PolicyCaseRun.Outcome outcome(List<CheckedPolicy> policies) {
        return PolicyCaseRun.run(policies, ClaimantTable.shipped(), FIXTURES);
    }

    static List<CheckedPolicy> shipped() {
        return PolicyReader.read(Samples.shipped()).orThrow();
    }
}
