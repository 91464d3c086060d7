package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.testing.Samples;

/** What an official reads of each condition: its words, what it saw, and what to ask for if it is unknown. */
class ConditionWordsTest {

    @ParameterizedTest(name = "{0} on {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: {atLeast: 2, below: 4} | severity: 3 | severity is at least 2 and below 4: 3 (severity)",
                "techniques: {startsWith: [T14, T1561]} | techniques: [T1190, T1485] | techniques starts with T14 or T1561: T1485 (techniques)",
                "kinds: {count: {above: 1}} | kinds: [doxing, ransomware] | number of kinds is above 1: 2: doxing, ransomware (kinds)",
                "impact.crossBorder: {distinct: 2} | impact: {crossBorder: [IT, GR]} | number of different states affected across the border is exactly 2: 2: IT, GR (impact.crossBorder)",
                "kinds: {count: {above: 1}} | severity: 3 | number of kinds is above 1: not given (kinds)",
                "motive.tension: {given: true} | motive: {tension: a} | underlying tension is given: a (motive.tension)",
                "motive.tension: {given: false} | severity: 3 | underlying tension is not given: not given (motive.tension)",
                "claims: {given: true} | claims: [{claimant: Karma}, {status: active}] | claims is given: Karma, given (claims)",
                "timeline.endedAt: {atLeast: 2023-02-01} | timeline: {endedAt: 2023-02} | end of the incident is on or after 2023-02-01: 2023-02 (timeline.endedAt)",
                "timeline.endedAt: {within: P24M} | timeline: {endedAt: 2023-02} | end of the incident is within 24 months before now: 2023-02 (timeline.endedAt)",
                "timeline.endedAt: {ahead: P1Y2M3D, of: timeline.occurredAt} | timeline: {occurredAt: 2023-02, endedAt: 2023-12} | end of the incident is within 1 year 2 months 3 days after the time of occurrence: 2023-12 (timeline.endedAt)",
                "timeline.endedAt: {olderThan: PT1H1M5S} | timeline: {endedAt: 2023-02} | end of the incident is more than 1 hour 1 minute 5 seconds before now: 2023-02 (timeline.endedAt)",
                "timeline.endedAt: {olderThan: PT0S} | timeline: {endedAt: 2023-02} | end of the incident is more than no time before now: 2023-02 (timeline.endedAt)",
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{name: A, sector: energy}, {name: B, sector: food}] | infrastructure class is critical: not given (targets.infrastructureClass)",
                "targets: {sector: energy, count: 1} | targets: [{name: A, sector: energy}] | exactly 1 target with target sector is energy: 1: A (targets)",
                "targets: {count: {atLeast: 2}, distinct: {sector: {atLeast: 2}}} | targets: [{name: A, sector: energy}, {name: B, sector: food}] | at least 2 targets and at least 2 different values of target sector: 2: A, B (targets)",
                "targets: {sector: energy, count: {below: 1}} | targets: [] | below 1 target with target sector is energy: 0: none (targets)",
                "none: [severity: 3] | severity: 4 | severity is not 3: 4 (severity)",
                "none: [severity: {not: 4}] | severity: 4 | not: severity is not 4: 4 (severity)",
                "none: [motive.tension: {given: true}] | severity: 4 | underlying tension is not given: not given (motive.tension)",
                "none: [techniques: {startsWith: T14}] | techniques: [T1190] | not: techniques starts with T14: T1190 (techniques)",
                "none: [claims: {status: active}] | claims: [{claimant: Karma, status: refuted}] | no claim with claim status is active: Karma: refuted (claims)",
                "none: [claims: {status: active, count: {atLeast: 2}}] | claims: [{claimant: Karma, status: active}] | not: at least 2 claims with claim status is active: 1: Karma (claims)",
                "none: [any: [severity: 3, kinds: doxing]] | {severity: 4, kinds: [ransomware]} | not: any of (severity is 3; kinds is doxing): 4; ransomware (severity)",
                "certain: [severity: 3, kinds: doxing] | severity: 3 | kinds is doxing: not given (kinds)",
                "none: [certain: [severity: 3, kinds: doxing]] | severity: 3 | not certain that severity is 3 and kinds is doxing: 3; not given (severity)",
                "history: {same: sector, within: P3D, count: {exactly: 0}} | severity: 3 | exactly 0 other incidents in the same sector within 3 days: no others (history)",
                "changed: {severity: any} | severity: 3 | severity changed: 4 → 3 (severity)",
                "changed: {severity: {from: 4, to: 3}} | severity: 3 | severity changed from 4 to 3: 4 → 3 (severity)",
                "changed: {severity: raised} | severity: 3 | severity was raised: 4 → 3 (severity)"
            })
    void saysWhatItAsksAndWhatItSaw(String condition, String report, String told) {
        assertThat(explain(condition, report).because().stream()
                        .map(ConditionWordsTest::told)
                        .collect(Collectors.joining(" / ")))
                .isEqualTo(told);
    }

    private static String told(TraceLine line) {
        return line.condition() + ": " + line.saw() + " (" + line.path() + ")";
    }

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "targets.sector: energy | severity: 3 | targets",
                "targets.sector: energy | targets: [{name: A}] | targets.sector",
                "conflicts.values.by: victim | conflicts: [{status: open}] | conflicts.values.by",
                "conflicts.values.by: victim | conflicts: [{values: [{value: a}]}] | conflicts.values.by",
                "conflicts: {values: {by: victim}} | conflicts: [{status: open}] | conflicts.values",
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{sector: energy}] | targets.infrastructureClass",
                "targets: {sector: energy, count: 2} | targets: [{name: A}, {name: B}] | targets.sector",
                "targets: {distinct: {sector: {atLeast: 2}}} | targets: [{name: A}, {name: B}] | targets.sector",
                "targets: {count: 2} | severity: 3 | targets",
                "timeline.endedAt: {within: P1D, of: timeline.awareAt} | timeline: {endedAt: 2023-12-20} | timeline.awareAt",
                "timeline.endedAt: {within: P1D, of: timeline.awareAt} | timeline: {awareAt: 2023-12-20} | timeline.endedAt",
                "timeline.endedAt: {not: {within: P1D, of: timeline.awareAt}} | timeline: {endedAt: 2023-12-20} | timeline.awareAt",
                "timeline.endedAt: {atLeast: 2023, within: P1D, of: timeline.awareAt} | timeline: {endedAt: 2023-12-20} | timeline.awareAt"
            })
    void asksForWhatItLacks(String condition, String report, String missing) {
        assertThat(explain(condition, report).missingFields()).containsExactly(missing);
    }

    private static Explanation explain(String condition, String report) {
        Facts facts = Samples.facts(report);
        Optional<Report> previous = Optional.of(new Report(Samples.tree("severity: 4")));
        Facts both = new Facts(facts.incident(), previous, List.of(), facts.now());
        EvaluationContext context = new EvaluationContext(both, Samples.SETTINGS);
        return Samples.policy("worded", "- " + condition)
                .rule()
                .when()
                .bind(Samples.SETTINGS)
                .explain(context, ExplainScope.report(context));
    }
}
