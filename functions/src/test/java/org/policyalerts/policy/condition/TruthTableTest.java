package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** Each operator over values that pass, that fail, that are empty and that were not given. */
class TruthTableTest {

    private static final String TITLE = "{0} of {1} is {2}";

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "determination: confirmed             | determination: confirmed | TRUE",
                "determination: confirmed             | determination: blocked   | FALSE",
                "determination: confirmed             | severity: 3              | UNKNOWN",
                "determination: [confirmed, blocked]  | determination: blocked   | TRUE",
                "determination: [confirmed, blocked]  | determination: suspected | FALSE",
                "impact.scope: unknown                | impact: {scope: unknown} | TRUE",
                "impact.scope: known                  | impact: {scope: unknown} | FALSE",
                "impact.scope: known                  | impact: {}               | UNKNOWN",
                "severity: 3                          | severity: 3              | TRUE",
                "severity: [1, 2]                     | severity: 3              | FALSE",
                "impact.disruptionHours.min: 1.50     | impact: {disruptionHours: {min: 1.5}} | TRUE",
                "impact.disruptionHours.min: 2.0      | impact: {disruptionHours: {min: 2}}   | TRUE",
                "targets.country: $homeCountry        | targets: [{country: AL}] | TRUE",
                "targets.country: $homeCountry        | targets: [{country: US}] | FALSE",
                "claims.claimant: HLJ                 | claims: [{claimant: Homeland-Justice}] | TRUE",
                "claims.claimant: HLJ                 | claims: [{claimant: Karma}]            | FALSE"
            })
    void equality(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "kinds: doxing        | kinds: [doxing, disruption] | TRUE",
                "kinds: doxing        | kinds: [disruption]         | FALSE",
                "kinds: doxing        | kinds: []                   | FALSE",
                "kinds: doxing        | severity: 3                 | UNKNOWN",
                "kinds: {not: doxing} | kinds: [doxing, disruption] | TRUE",
                "kinds: {not: doxing} | kinds: [doxing]             | FALSE",
                "kinds: {not: doxing} | kinds: []                   | FALSE",
                "targets.sector: energy | targets: [{sector: health}, {sector: energy}] | TRUE",
                "targets.sector: energy | targets: [{sector: health}, {name: x}]        | UNKNOWN",
                "targets.sector: energy | targets: [{sector: energy}, {name: x}]        | TRUE",
                "claims.targets: Albania | claims: [{targets: [Albania]}, {}]            | TRUE",
                "claims.targets: Albania | claims: [{targets: []}]                       | FALSE",
                "claims.targets: Albania | claims: [{targets: []}, {}]                   | UNKNOWN"
            })
    void someElement(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "determination: {not: blocked}              | determination: confirmed | TRUE",
                "determination: {not: blocked}              | determination: blocked   | FALSE",
                "determination: {not: blocked}              | severity: 3              | UNKNOWN",
                "determination: {not: [blocked, confirmed]} | determination: confirmed | FALSE",
                "severity: {not: {atLeast: 4}}              | severity: 3              | TRUE",
                "severity: {not: {atLeast: 4}}              | severity: 4              | FALSE",
                "severity: {not: {atLeast: 4}}              | determination: blocked   | UNKNOWN"
            })
    void not(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: {atLeast: 3}            | severity: 3 | TRUE",
                "severity: {atLeast: 3}            | severity: 2 | FALSE",
                "severity: {atMost: 3}             | severity: 3 | TRUE",
                "severity: {atMost: 3}             | severity: 4 | FALSE",
                "severity: {above: 3}              | severity: 4 | TRUE",
                "severity: {above: 3}              | severity: 3 | FALSE",
                "severity: {below: 3}              | severity: 2 | TRUE",
                "severity: {below: 3}              | severity: 3 | FALSE",
                "severity: {atLeast: 2, below: 4}  | severity: 3 | TRUE",
                "severity: {atLeast: 2, below: 4}  | severity: 4 | FALSE",
                "impact.usersExposed: {atLeast: 1} | impact: {usersExposed: 0}   | FALSE",
                "impact.usersExposed: {atMost: 0}  | impact: {usersExposed: 0}   | TRUE",
                "impact.usersExposed: {atLeast: 1} | impact: {scope: known}      | UNKNOWN",
                "impact.disruptionHours.max: {above: 1.5} | impact: {disruptionHours: {max: 1.75}} | TRUE"
            })
    void bounds(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "techniques: {startsWith: [T1485, T1561]} | techniques: [T1190, T1561.002] | TRUE",
                "techniques: {startsWith: [T1485, T1561]} | techniques: [T1190]            | FALSE",
                "techniques: {startsWith: T1485}          | techniques: []                 | FALSE",
                "techniques: {startsWith: T1485}          | severity: 3                    | UNKNOWN"
            })
    void startsWith(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "motive.tension: {given: true}     | motive: {tension: x}       | TRUE",
                "motive.tension: {given: true}     | motive: {primary: revenge} | FALSE",
                "motive.tension: {given: true}     | severity: 3                | FALSE",
                "motive.tension: {given: false}    | severity: 3                | TRUE",
                "impact.scope: {given: true}       | impact: {scope: unknown}   | TRUE",
                "impact.usersExposed: {given: true} | impact: {usersExposed: 0} | TRUE",
                "impact.crossBorder: {given: true} | impact: {crossBorder: []}  | FALSE",
                "impact.crossBorder: {given: true} | impact: {crossBorder: [IT]} | TRUE",
                "claims: {given: true}             | claims: []                 | FALSE",
                "claims: {given: true}             | claims: [{claimant: x}]    | TRUE",
                "claims.claimedAt: {given: true}   | claims: [{claimant: x}]    | FALSE",
                "targets: {nis2Entity: {given: false}} | targets: [{name: x}]   | TRUE",
                "targets: {nis2Entity: {given: false}} | severity: 3            | UNKNOWN"
            })
    void given(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{sector: energy, infrastructureClass: critical}] | TRUE",
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{sector: energy, infrastructureClass: important}, {sector: food, infrastructureClass: critical}] | FALSE",
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{sector: energy}] | UNKNOWN",
                "targets: {sector: energy, infrastructureClass: critical} | targets: [{sector: food}] | FALSE",
                "targets: {sector: energy, infrastructureClass: critical} | severity: 3 | UNKNOWN",
                "claims: {status: [active, corroborated]} | claims: [] | FALSE",
                "conflicts: {status: open, values: {by: victim}} | conflicts: [{status: open, values: [{by: victim}]}] | TRUE",
                "conflicts: {status: open, values: {by: victim}} | conflicts: [{status: settled, values: [{by: victim}]}, {status: open, values: []}] | FALSE"
            })
    void sameElement(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "claims: {status: active, count: {atLeast: 2}} | claims: [{status: active}, {status: active}] | TRUE",
                "claims: {status: active, count: {atLeast: 2}} | claims: [{status: active}, {status: refuted}] | FALSE",
                "claims: {status: active, count: {atLeast: 2}} | claims: [{status: active}, {}] | UNKNOWN",
                "claims: {status: active, count: {below: 2}} | claims: [{status: active}, {}] | UNKNOWN",
                "claims: {status: active, count: {below: 2}} | claims: [] | TRUE",
                "claims: {status: active, count: {below: 2}} | severity: 3 | UNKNOWN",
                "claims: {count: 1} | claims: [{}] | TRUE",
                "claims: {status: active, count: 2} | claims: [{status: active}, {}] | UNKNOWN",
                "claims: {status: active, count: 3} | claims: [{status: active}, {}] | FALSE",
                "kinds: {count: {atLeast: 2}} | kinds: [doxing, disruption] | TRUE",
                "kinds: {count: {atLeast: 2}} | kinds: [doxing] | FALSE",
                "kinds: {count: {atLeast: 2}} | severity: 3 | UNKNOWN",
                "impact.crossBorder: {distinct: {atLeast: 2}} | impact: {crossBorder: [IT, IT]} | FALSE",
                "impact.crossBorder: {distinct: {atLeast: 2}} | impact: {crossBorder: [IT, GR]} | TRUE"
            })
    void count(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "claims: {status: active, distinct: {claimant: {atLeast: 2}}} | claims: [{claimant: HLJ, status: active}, {claimant: Homeland Justice, status: active}] | FALSE",
                "claims: {status: active, distinct: {claimant: {atLeast: 2}}} | claims: [{claimant: HLJ, status: active}, {claimant: Karma, status: active}] | TRUE",
                "claims: {status: active, distinct: {claimant: {atLeast: 2}}} | claims: [{claimant: HLJ, status: active}, {claimant: Karma, status: refuted}] | FALSE",
                "claims: {status: active, distinct: {claimant: {atLeast: 2}}} | claims: [{claimant: HLJ, status: active}, {claimant: Karma}] | UNKNOWN",
                "targets: {distinct: {sector: {atLeast: 2}}} | targets: [{sector: energy}, {name: x}] | UNKNOWN",
                "targets: {distinct: {sector: {atLeast: 2}}} | targets: [{sector: energy}, {sector: energy}] | FALSE",
                "targets: {distinct: {sector: {atLeast: 1}}} | targets: [] | FALSE"
            })
    void distinct(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    // Now is 26 December 2023, 09:00 in Tirana.
    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "timeline.endedAt: {within: P14D} | timeline: {endedAt: '2023-12-12T09:00:00+01:00'} | TRUE",
                "timeline.endedAt: {within: P14D} | timeline: {endedAt: '2023-12-12T08:59:59+01:00'} | FALSE",
                "timeline.endedAt: {within: P14D} | timeline: {endedAt: '2023-12-26T09:00:01+01:00'} | FALSE",
                "timeline.endedAt: {olderThan: P14D} | timeline: {endedAt: '2023-12-12T09:00:00+01:00'} | FALSE",
                "timeline.endedAt: {olderThan: P14D} | timeline: {endedAt: '2023-12-12T08:59:59+01:00'} | TRUE",
                "timeline.endedAt: {olderThan: P14D} | severity: 3 | UNKNOWN",
                "timeline.endedAt: {ahead: P60D} | timeline: {endedAt: 2024-02-24} | TRUE",
                "timeline.endedAt: {ahead: P60D} | timeline: {endedAt: 2024-02-25} | FALSE",
                "timeline.endedAt: {ahead: P60D} | timeline: {endedAt: 2023-12-26} | FALSE",
                "receivedAt: {within: PT1H} | severity: 3 | TRUE",
                "timeline.endedAt: {within: P1M, of: timeline.awareAt} | timeline: {endedAt: 2023-02-28, awareAt: 2023-03-31} | TRUE",
                "timeline.endedAt: {within: P1M, of: timeline.awareAt} | timeline: {endedAt: 2023-02-27, awareAt: 2023-03-31} | FALSE",
                "timeline.endedAt: {within: P1M, of: timeline.awareAt} | timeline: {endedAt: 2023-02-28} | UNKNOWN",
                "timeline.endedAt: {within: P1Y, of: timeline.awareAt} | timeline: {endedAt: 2022, awareAt: 2023-01-01} | TRUE",
                "responses: {at: {within: P60D, of: timeline.awareAt}} | {timeline: {awareAt: 2023-12-25}, responses: [{at: 2023-11}]} | TRUE",
                "timeline.endedAt: {atLeast: 2023-02-01} | timeline: {endedAt: 2023-02} | TRUE",
                "timeline.endedAt: {above: 2023-02-01} | timeline: {endedAt: 2023-02} | FALSE",
                "timeline.endedAt: {below: 2023} | timeline: {endedAt: 2022-12-31} | TRUE"
            })
    void dates(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @Test
    void groupsFollowKleene() {
        for (Truth one : Truth.values()) {
            for (Truth other : Truth.values()) {
                String parts = "- " + being(one) + "\n- " + beingToo(other);

                assertThat(truth("all:\n" + parts)).as("%s and %s", one, other).isEqualTo(one.and(other));
                assertThat(truth("any:\n" + parts)).as("%s or %s", one, other).isEqualTo(one.or(other));
                assertThat(truth("none:\n" + parts))
                        .as("neither %s nor %s", one, other)
                        .isEqualTo(one.or(other).not());
            }
        }
    }

    @Test
    void certainIsTrueIfAllIsTrueAndOtherwiseFalse() {
        for (Truth one : Truth.values()) {
            for (Truth other : Truth.values()) {
                String parts = "- " + being(one) + "\n- " + beingToo(other);
                Truth certain = Truth.of(one.and(other) == Truth.TRUE);

                assertThat(truth("certain:\n" + parts))
                        .as("%s and %s for certain", one, other)
                        .isEqualTo(certain);
                assertThat(truth("none:\n- certain:\n" + parts.indent(4)))
                        .as("not %s and %s for certain", one, other)
                        .isEqualTo(certain.not());
            }
        }
    }

    @ParameterizedTest(name = TITLE)
    @CsvSource(
            delimiter = '|',
            value = {
                "certain: [targets.sector: energy]  | targets: [{sector: health}, {name: x}]             | FALSE",
                "certain: [targets.sector: energy]  | targets: [{sector: energy}, {name: x}]             | TRUE",
                "targets: {certain: [sector: energy], name: x} | targets: [{name: x}]                    | FALSE",
                "targets: {none: [certain: [sector: energy]], name: x} | targets: [{name: x}]            | TRUE",
                "none: [certain: [claims: {status: [active, corroborated]}]] | severity: 3              | TRUE",
                "none: [certain: [claims: {status: [active, corroborated]}]] | claims: [{status: active}] | FALSE"
            })
    void certain(String condition, String report, Truth truth) {
        check(condition, report, truth);
    }

    @ParameterizedTest
    @EnumSource
    void aLoneConditionIsItself(Truth truth) {
        assertThat(truth(being(truth))).isEqualTo(truth);
    }

    private static String being(Truth truth) {
        return switch (truth) {
            case TRUE -> "severity: 3";
            case FALSE -> "severity: {above: 5}";
            case UNKNOWN -> "motive.primary: revenge";
        };
    }

    private static String beingToo(Truth truth) {
        return switch (truth) {
            case TRUE -> "impact.usersExposed: 3";
            case FALSE -> "impact.usersExposed: {above: 5}";
            case UNKNOWN -> "impact.usersAffected: 3";
        };
    }

    private static Truth truth(String condition) {
        return test(condition, "{severity: 3, impact: {usersExposed: 3}}");
    }

    private static void check(String condition, String report, Truth truth) {
        assertThat(test(condition, report)).isEqualTo(truth);
    }

    private static Truth test(String condition, String report) {
        String item = "- " + condition.indent(2).strip();
        CheckedPolicy policy = Samples.policy("table", item);
        Map<String, Object> tree = Samples.tree(report);
        Facts facts =
                new Facts(Samples.incident(1, new Report(tree), Samples.NOW), Optional.empty(), List.of(), Samples.NOW);
        EvaluationContext context = new EvaluationContext(facts, Samples.SETTINGS);
        return policy.rule().when().bind(Samples.SETTINGS).test(context, tree);
    }
}
