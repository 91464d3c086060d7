package org.policyalerts.policy.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.parser.PolicySource;
import org.policyalerts.policy.testing.PolicyCaseRun.Covered;
import org.policyalerts.policy.testing.PolicyCaseRun.Outcome;
import org.policyalerts.policy.testing.PolicyCaseRun.Result;

/** Running the tests inside policy files. */
class PolicyCaseRunTest {

    private static final String POLICY = """
            id: cumulative
            version: 1
            title: A policy
            severity: high
            audience: [policy]
            when:
              - targets: {sector: [telecommunications], infrastructureClass: not-classified}
              - claims: {status: active, count: {atLeast: 1}}
            recommend:
              - {do: Act, owner: policy, within: P1D}
            why: Because.
            tests:
              - {name: yes, given: events/report-one-albania.json, expect: match}
              - {name: no, given: events/report-one-albania.json, with: {claims: []}, expect: no-match}
            """;

    @Test
    void tellsForEachConditionWhetherItWasSeenTrueAndFalse() {
        Outcome outcome = run(POLICY);

        assertThat(outcome.isPassed()).isTrue();
        assertThat(outcome.isComplete()).isFalse();
        assertThat(outcome.coverage())
                .extracting(Covered::condition, Covered::seenTrue, Covered::seenFalse)
                .containsExactly(
                        tuple("target sector is telecommunications", true, false),
                        tuple("infrastructure class is not-classified", true, false),
                        tuple("claim status is active", true, false),
                        tuple("at least 1 claim with claim status is active", true, true));
    }

    private static final String DUTY = """
            id: cumulative
            version: 1
            title: A duty
            severity: high
            when:
              - determination: {not: false-positive}
            until:
              - notifications.earlyWarningAt: {given: true}
            clock: {kind: duty, from: timeline.awareAt, due: PT24H}
            recommend:
              - {do: Send the early warning, owner: operator, within: PT24H}
              - {do: Call the minister, owner: policy, within: PT1H, if: {severity: {atMost: 2}}}
              - {dont: Name a state, owner: [comms, mfa]}
            why: Because.
            tests:
              - name: grave
                given: events/report-one-albania.json
                with: {severity: 2}
                expect: match
                steps: [early warning, minister, Name a state]
              - {name: milder, given: events/report-one-albania.json, with: {severity: 3}, expect: match, steps: [early warning, state]}
              - {name: no, given: events/report-one-albania.json, with: {determination: false-positive}, expect: no-match}
              - name: sent
                given: events/report-one-albania.json
                with: {notifications: {earlyWarningAt: 2023-12-27}}
                expect: fulfilled
            """;

    @Test
    void seesDutiesDoneAndStepsThatAreNotAlwaysRecommended() {
        Outcome outcome = run(DUTY);

        assertThat(outcome.results()).allMatch(Result::isPassed);
        assertThat(outcome.coverage()).hasSize(3).allMatch(Covered::isComplete);
    }

    @Test
    void countsDutiesFromTheDatesThatTheVersionBeforeGave() {
        String asking = DUTY.replace("determination: {not: false-positive}", "timeline.awareAt: {olderThan: PT24H}")
                .replace("with: {determination: false-positive}", "at: 2023-12-25T12:00:00Z");
        String takenBack = """
                  - name: taken back
                    given: events/report-one-albania.json
                    with: {timeline: {awareAt: null}}
                    previous: {timeline: {awareAt: 2023-12-25}}
                    expect: match
                """;

        assertThat(run(asking + takenBack).results()).hasSize(5).allMatch(Result::isPassed);
        assertThat(failed(run(asking + takenBack.replaceAll("\\s+previous.*", "")))
                        .got())
                .isEqualTo("unknown");
    }

    @Test
    void saysWhichStepsAreRecommendedInsteadOfThoseExpected() {
        Outcome outcome = run(DUTY.replace("minister, Name", "Name"));

        assertThat(failed(outcome).got())
                .isEqualTo("match, and recommends: Send the early warning; Call the minister; Name a state");
    }

    @Test
    void noticesEveryConditionThatIsTakenOut() {
        CheckedPolicy policy = Samples.check(DUTY).get(0);

        assertThat(Mutants.of(policy)).hasSize(3).noneMatch(mutant -> PolicyCaseRun.run(
                        List.of(mutant), ClaimantTable.shipped(), Samples::fixture)
                .isPassed());
    }

    @Test
    void saysWhyATestFails() {
        Outcome outcome = run(POLICY.replace("claims: []", "tlp: clear"));

        assertThat(failed(outcome))
                .extracting(Result::expected, Result::got, Result::line)
                .containsExactly("no-match", "match", 14);
        assertThat(failed(outcome).because()).isNotEmpty();
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "given: events/nowhere.json, expect: no-match | there is no sample report events/nowhere.json",
                "given: {severity: 9}, expect: no-match | no valid report: ",
                "given: events/report-one-albania.json, with: {timeline: null}, expect: no-match | no valid report: /timeline "
            })
    void saysInOneLineWhyATestCannotRun(String test, String reason) {
        String broken =
                POLICY.replace("given: events/report-one-albania.json, with: {claims: []}, expect: no-match", test);

        assertThat(failed(run(broken)).got()).startsWith(reason).hasLineCount(1);
    }

    @Test
    void takesRetiredPoliciesForActiveOnes() {
        assertThat(run(POLICY.replace("when:", "mode: retired\nwhen:")).isPassed())
                .isTrue();
    }

    @ParameterizedTest(name = "{0} with {1} is {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{a: 1, b: 2} | {a: 3} | {a: 3, b: 2}",
                "{a: {b: 1, c: 2}} | {a: {c: null}} | {a: {b: 1}}",
                "{a: [1, 2]} | {a: [3]} | {a: [3]}",
                "{a: [{b: 1, c: 2}, {b: 3}]} | {a: [{b: 4}]} | {a: [{b: 4, c: 2}, {b: 3}]}",
                "{a: [{b: 1}]} | {a: [{}, {b: 2}]} | {a: [{b: 1}, {b: 2}]}",
                "{a: [{b: 1}]} | {a: []} | {a: []}",
                "{b: 1} | {a: {c: null, d: 1}} | {b: 1, a: {d: 1}}"
            })
    void patchesReports(String tree, String patch, String result) {
        Map<String, Object> patched = CasePatch.apply(Samples.tree(tree), Samples.tree(patch));

        assertThat(patched).isEqualTo(Samples.tree(result));
    }

    @Test
    void countsNoReportOfAnIncidentThatCountsAlready() {
        String policy = POLICY.replace(
                        "  - claims: {status: active, count: {atLeast: 1}}",
                        "  - history: {same: any, within: P24M, count: {atLeast: 2}}")
                .replaceFirst("(?s)tests:.*", """
                        tests:
                          - name: two
                            given: events/report-one-albania.json
                            history:
                              - events/report-parliament.json
                              - {given: events/report-parliament.json, with: {reference: AGAIN}}
                            expect: match
                          - name: one twice
                            given: events/report-one-albania.json
                            history:
                              - events/report-parliament.json
                              - given: events/report-parliament.json
                                with:
                                  reference: AGAIN
                                  related: [{id: AKCESK/2023/12-PARL, relation: duplicate-of}]
                            expect: no-match
                        """);

        assertThat(run(policy).results()).allMatch(Result::isPassed);
    }

    private static Outcome run(String policy) {
        List<PolicySource> sources = List.of(new PolicySource("cumulative.yaml", policy));
        return PolicyCaseRun.run(PolicyReader.read(sources).orThrow(), ClaimantTable.shipped(), Samples::fixture);
    }

    private static Result failed(Outcome outcome) {
        List<Result> failed =
                outcome.results().stream().filter(result -> !result.isPassed()).toList();
        assertThat(failed).hasSize(1);
        return failed.get(0);
    }
}
