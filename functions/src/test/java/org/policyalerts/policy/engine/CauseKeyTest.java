package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** What makes an alert a new one, and what does not. */
class CauseKeyTest {

    @ParameterizedTest(name = "{0}: {1} and {2} are the same cause: {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: {atMost: 3} | {severity: 3} | {severity: 1} | true",
                "severity: {atMost: 3} | {severity: 3} | {severity: 3, title: other} | true",
                "determination: [confirmed, suspected] | {determination: confirmed} | {determination: suspected} | false",
                "determination: {not: blocked} | {determination: confirmed} | {determination: suspected} | true",
                "motive.tension: {given: true} | {motive: {tension: a}} | {motive: {tension: b}} | true",
                "kinds: [doxing, ransomware] | {kinds: [doxing, ransomware]} | {kinds: [ransomware, disruption, doxing]} | true",
                "kinds: [doxing, ransomware] | {kinds: [doxing]} | {kinds: [doxing, ransomware]} | false",
                "targets: {sector: energy} | {targets: [{name: A, sector: energy}]} | {targets: [{name: B, sector: energy}]} | false",
                "targets: {sector: energy} | {targets: [{name: Plant A, sector: energy}]} | {targets: [{name: C, sector: food}, {name: PLANT-A, sector: energy}]} | true",
                "targets.sector: energy | {targets: [{name: A, sector: energy}]} | {targets: [{name: B, sector: energy}]} | true",
                "claims: {status: active} | {claims: [{claimant: HLJ, status: active}]} | {claims: [{claimant: Homeland Justice, status: active}]} | true",
                "claims: {status: active} | {claims: [{claimant: HLJ, status: active}]} | {claims: [{claimant: Karma, status: active}]} | false",
                "claims: {status: active, count: {atLeast: 1}} | {claims: [{claimant: HLJ, status: active}]} | {claims: [{claimant: Karma, status: active}]} | true",
                "techniques: {startsWith: T14} | {techniques: [T1485]} | {techniques: [T1486]} | true",
                "context.nationalEventOn: {ahead: P60D} | {context: {nationalEventOn: 2024-01-10}} | {context: {nationalEventOn: 2024-01-11}} | true",
                "changed: {severity: lowered} | {severity: 2} | {severity: 1} | false"
            })
    void isWhatSatisfiesThePolicy(String condition, String one, String other, boolean isSame) {
        CheckedPolicy policy = Samples.policy("caused", "- " + condition);

        assertThat(cause(policy, one).equals(cause(policy, other))).isEqualTo(isSame);
    }

    @ParameterizedTest(name = "aware at {0}: the same cause: {1}")
    @CsvSource({"2023-12-01, true", "2023-12-02, false"})
    void includesTheStartOfAClock(String awareAt, boolean isSame) {
        CheckedPolicy policy =
                Samples.policy("caused", "- severity: 3", "clock: {kind: wait, from: timeline.awareAt, due: PT1H}");
        String incident = "{severity: 3, timeline: {awareAt: %s}}";

        String first = cause(policy, incident.formatted("2023-12-01"));
        assertThat(first.equals(cause(policy, incident.formatted(awareAt)))).isEqualTo(isSame);
    }

    private static String cause(CheckedPolicy policy, String incident) {
        Facts facts = Samples.facts(incident);
        Optional<Report> previous = Optional.of(new Report(Samples.tree("severity: 6")));
        Decision decision = Samples.book(policy).decide(new Facts(facts.incident(), previous, List.of(), facts.now()));
        return decision.matched().get(0).cause();
    }
}
