package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Report;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.testing.Samples;

/** Conditions on other incidents. */
class HistoryConditionTest {

    private static final String ANOTHER = "{same: claimant, within: P24M, count: {atLeast: 1}}";

    @ParameterizedTest(name = "an incident of {0} by the same claimant: {1}")
    @CsvSource({
        "2023-12-25, TRUE",
        "2021-12-25, TRUE",
        "2021-12-24, FALSE",
        "2023-12-26, FALSE",
        "2021-12-25T00:00:00+01:00, TRUE",
        "2021-12-24T23:59:59+01:00, FALSE",
        "2022, TRUE",
        "2021, FALSE",
        "2021-12, FALSE"
    })
    void countsCalendarPeriodsBackFromTheOccurrence(String occurredAt, Truth truth) {
        assertThat(seen(ANOTHER, "2023-12-25", other(2, occurredAt, "HLJ", "energy")))
                .isEqualTo(truth);
    }

    @Test
    void leavesOutItselfExercisesAndFalseAlarms() {
        assertThat(seen(ANOTHER, "2023-12-25", summary(1, "2023-12-25", "HLJ", "energy", "mode: live")))
                .isEqualTo(Truth.FALSE);
        assertThat(seen(ANOTHER, "2023-12-25", summary(2, "2023-12-25", "HLJ", "energy", "mode: exercise")))
                .isEqualTo(Truth.FALSE);
        assertThat(seen(
                        ANOTHER,
                        "2023-12-25",
                        summary(2, "2023-12-25", "HLJ", "energy", "determination: false-positive")))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void knowsClaimantsByTheirKeys() {
        assertThat(seen(ANOTHER, "2023-12-25", other(2, "2023-12-25", "Homeland-Justice", "energy")))
                .isEqualTo(Truth.TRUE);
        assertThat(seen(ANOTHER, "2023-12-25", other(2, "2023-12-25", "Karma", "energy")))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void isUnknownWhileNobodyWasAskedAboutClaims() {
        assertThat(test("{timeline: {occurredAt: 2023-12-25}}", ANOTHER)).isEqualTo(Truth.UNKNOWN);
        assertThat(test("{timeline: {occurredAt: 2023-12-25}, claims: []}", ANOTHER))
                .isEqualTo(Truth.FALSE);
        assertThat(test(
                        "{timeline: {occurredAt: 2023-12-25}, claims: [{claimant: HLJ, status: withdrawn}]}",
                        ANOTHER,
                        other(2, "2023-12-25", "HLJ", "energy")))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void countsWhatDiffersWithThisIncidentIncluded() {
        String sectors = "{same: claimant, within: P3D, distinct: {sector: {atLeast: 2}}}";

        assertThat(seen(sectors, "2023-12-25", other(2, "2023-12-23", "HLJ", "energy")))
                .isEqualTo(Truth.TRUE);
        assertThat(seen(sectors, "2023-12-25", other(2, "2023-12-23", "HLJ", "health")))
                .isEqualTo(Truth.FALSE);
        assertThat(seen(sectors, "2023-12-25", other(2, "2023-12-21", "HLJ", "energy")))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void leavesOutCoarseDatesWhereDaysCount() {
        String days = "{same: claimant, within: P3D, count: {atLeast: 1}, precision: day}";

        assertThat(seen(days, "2023-12-01", other(2, "2023-12", "HLJ", "energy")))
                .isEqualTo(Truth.FALSE);
        assertThat(seen(days, "2023-12", other(2, "2023-12-01", "HLJ", "energy")))
                .isEqualTo(Truth.FALSE);
        assertThat(seen(days, "2023-12-01", other(2, "2023-12-01", "HLJ", "energy")))
                .isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest(name = "the same {0}: {1}")
    @CsvSource({"target, FALSE", "sector, TRUE", "country, TRUE"})
    void sharesOtherThingsToo(String kind, Truth truth) {
        String same = "{same: %s, within: P1Y, count: {atLeast: 1}}".formatted(kind);

        assertThat(seen(same, "2023-12-25", other(2, "2023-12-25", "Karma", "health")))
                .isEqualTo(truth);
    }

    @Test
    void countsThoseAloneThatShareAllOfTheThings() {
        String both = "{same: [claimant, sector], within: P1Y, count: {exactly: 1}}";

        assertThat(seen(
                        both,
                        "2023-12-25",
                        other(2, "2023-12-25", "HLJ", "energy"),
                        other(3, "2023-12-25", "Karma", "health"),
                        other(4, "2023-12-25", "HLJ", "health")))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void countsWhatDiffersAmongThoseThatShareAllOfTheThings() {
        String sectors = "{same: [claimant, country], within: P1Y, distinct: {sector: {atLeast: 2}}}";
        String elsewhere = "targets: [{name: Plant, country: XK, sector: energy}]";

        assertThat(seen(sectors, "2023-12-25", other(2, "2023-12-25", "HLJ", "energy")))
                .isEqualTo(Truth.TRUE);
        assertThat(seen(sectors, "2023-12-25", summary(2, "2023-12-25", "HLJ", "energy", elsewhere)))
                .isEqualTo(Truth.FALSE);
    }

    @Test
    void takesTwoWhoseCountryNobodyKnowsForNoNeighbours() {
        String country = "{same: country, within: P1Y, count: {atLeast: 1}}";
        String nowhere = "targets: [{name: Plant, country: ZZ, sector: energy}]";
        String ours = "{timeline: {occurredAt: 2023-12-25}, %s}".formatted(nowhere);

        assertThat(test(ours, country, summary(2, "2023-12-25", "HLJ", "energy", nowhere)))
                .isEqualTo(Truth.FALSE);
        assertThat(test(
                        ours.replace("ZZ", "EU"),
                        country,
                        summary(2, "2023-12-25", "HLJ", "energy", nowhere.replace("ZZ", "EU"))))
                .isEqualTo(Truth.TRUE);
    }

    @Test
    void countsAllOthersWhereNothingNeedBeShared() {
        String any = "{same: any, within: P1Y, count: {exactly: 2}}";
        String elsewhere = "targets: [{name: Plant, country: XK, sector: energy}]";

        assertThat(seen(
                        any,
                        "2023-12-25",
                        summary(2, "2023-12-25", "Karma", "energy", elsewhere),
                        other(3, "2023-12-25", "Handala", "food"),
                        other(4, "2022-12-24", "Handala", "food")))
                .isEqualTo(Truth.TRUE);
    }

    @ParameterizedTest(name = "assessed to {0}, status {1}, stance {2}: {3}")
    @CsvSource({
        "Void-Manticore, active, attributes, TRUE",
        "Void-Manticore, active, acknowledges, TRUE",
        "Void-Manticore, active, disputes, FALSE",
        "Void-Manticore, withdrawn, attributes, FALSE",
        "Others, active, attributes, FALSE"
    })
    void knowsActorsByTheAssessmentsThatStand(String actor, String status, String stance, Truth truth) {
        String same = "{same: actor, within: P1Y, count: {atLeast: 1}}";
        String ours =
                "{timeline: {occurredAt: 2023-12-25}, attribution: {assessments: [{actor: Void Manticore, status: active}]}}";
        String theirs = "attribution: {status: assessed, assessments: [{actor: %s, status: %s, stance: %s}]}"
                .formatted(actor, status, stance);

        assertThat(test(ours, same, summary(2, "2023-12-25", "HLJ", "energy", theirs)))
                .isEqualTo(truth);
    }

    @Test
    void isUnknownWhileNobodyWasAskedAboutAssessments() {
        String actor = "{same: actor, within: P1Y, count: {atLeast: 1}}";

        assertThat(test("{timeline: {occurredAt: 2023-12-25}}", actor)).isEqualTo(Truth.UNKNOWN);
        assertThat(test("{timeline: {occurredAt: 2023-12-25}, attribution: {assessments: []}}", actor))
                .isEqualTo(Truth.FALSE);
    }

    @ParameterizedTest(name = "{0} of one that says {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "sector: energy                | mode: live                                  | TRUE",
                "sector: [food, health]        | mode: live                                  | FALSE",
                "country: $homeCountry         | mode: live                                  | TRUE",
                "country: XK                   | mode: live                                  | FALSE",
                "severity: {atMost: 2}         | severity: 2                                 | TRUE",
                "severity: {atMost: 2}         | severity: 3                                 | FALSE",
                "severity: 3                   | severity: 3                                 | TRUE",
                "kinds: doxing                 | kinds: [disruption, doxing]                 | TRUE",
                "kinds: doxing                 | mode: live                                  | FALSE",
                "determination: confirmed      | determination: confirmed                    | TRUE",
                "determination: {not: blocked} | determination: blocked                      | FALSE",
                "motive: revenge               | motive: {primary: revenge}                  | TRUE",
                "motive: revenge               | motive: {secondary: [revenge]}              | FALSE",
                "motive: {not: accidental}     | mode: live                                  | FALSE",
                "category: state               | attribution: {status: assessed, assessments: [{category: state, status: active}]} | TRUE",
                "category: state               | attribution: {status: assessed, assessments: [{category: state, status: active, stance: disputes}]} | FALSE",
                "category: state               | attribution: {status: assessed, assessments: [{category: state, status: superseded}]} | FALSE",
                "type: near-miss               | type: near-miss                             | TRUE",
                "type: incident                | mode: live                                  | TRUE",
                "infrastructureClass: critical | targets: [{country: AL, sector: energy, infrastructureClass: critical}] | TRUE",
                "infrastructureClass: critical | targets: [{country: AL, sector: energy, infrastructureClass: unknown}]  | FALSE",
                "'sector: energy, severity: {atMost: 2}' | severity: 2                       | TRUE",
                "'sector: energy, severity: {atMost: 2}' | severity: 4                       | FALSE"
            })
    void countsThoseOfWhichWhatIsAskedIsTrue(String where, String theirs, Truth truth) {
        String condition = "{same: any, where: {%s}, within: P1Y, count: {atLeast: 1}}".formatted(where);

        assertThat(seen(condition, "2023-12-25", summary(2, "2023-12-25", "HLJ", "energy", theirs)))
                .isEqualTo(truth);
    }

    @ParameterizedTest(name = "where {0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "severity: 3              | FALSE",
                "type: threat             | TRUE",
                "type: [incident, threat] | TRUE",
                "type: incident           | FALSE"
            })
    void countsThreatsOnlyForThoseWhoAskForThem(String where, Truth truth) {
        String condition = "{same: any, where: {%s}, within: P1Y, count: {atLeast: 1}}".formatted(where);

        assertThat(seen(condition, "2023-12-25", summary(2, "2023-12-25", "HLJ", "energy", "type: threat")))
                .isEqualTo(truth);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{same: any, within: P30D, count: {exactly: 1}} | exactly 1 other incident within 30 days",
                "{same: actor, within: P30D, count: {atLeast: 1}} | another incident by the same assessed actor within 30 days",
                "{same: [country, claimant], within: P30D, count: {atLeast: 2}} | at least 2 other incidents by the same claimant and in the same country within 30 days",
                "{same: country, where: {sector: [energy, drinking-water], severity: {atMost: 3}}, within: P30D, count: {atLeast: 2}} | at least 2 other incidents in the same country within 30 days, counting those whose target sector is energy or drinking-water and severity is at most 3",
                "{same: any, where: {country: $homeCountry}, within: P30D, distinct: {actor: {atLeast: 2}}} | this and other incidents within 30 days, counting those whose target country is the home country, in all at least 2 different actors"
            })
    void readsAsASentence(String history, String words) {
        assertThat(policy("history: " + history).rule().when().words()).isEqualTo(words);
    }

    @Test
    void knowsTheOthersItCountedByTheirIdsTheEarliestFirst() {
        CompiledBook book = Samples.book(policy("history: " + ANOTHER.replace("1", "2")));
        IncidentSummary later = other(3, "2023-12-25", "HLJ", "energy");
        IncidentSummary earlier = other(2, "2022-07-15", "HLJ", "energy");

        assertThat(book.decide(facts(incident("2023-12-25"), later, earlier))
                        .matched()
                        .get(0)
                        .because())
                .containsExactly(new TraceLine(
                        "at least 2 other incidents by the same claimant within 24 months",
                        "2 others",
                        "history",
                        Truth.TRUE,
                        List.of(earlier.id(), later.id())));
    }

    @Test
    void tellsTheBookHowFarToLookBack() {
        CompiledBook book = CompiledBook.compile(
                Samples.check(
                        Samples.policyText("one", "- history: " + ANOTHER),
                        Samples.policyText(
                                "two", "- any:\n    - history: {same: claimant, within: P30M, count: {exactly: 1}}"),
                        Samples.policyText("three", "- history: {same: sector, within: P3D, count: {exactly: 1}}"),
                        Samples.policyText("five", """
                                - history:
                                    same: [country, claimant]
                                    where: {kinds: doxing}
                                    within: P1M
                                    count: {atLeast: 1}"""),
                        Samples.policyText(
                                "four",
                                "- history: {same: target, within: P9Y, count: {exactly: 1}}",
                                "mode: retired")),
                Samples.SETTINGS);

        assertThat(book.historyNeeds())
                .extracting(need -> need.by() + " " + need.within() + " " + need.traits())
                .containsExactly("CLAIMANT P30M [KINDS]", "SECTOR P3D []");
    }

    private static Truth seen(String history, String occurredAt, IncidentSummary... others) {
        return test(incident(occurredAt), history, others);
    }

    private static Truth test(String incident, String history, IncidentSummary... others) {
        return test(policy("history: " + history), facts(incident, others));
    }

    private static Truth test(CheckedPolicy policy, Facts facts) {
        EvaluationContext context = new EvaluationContext(facts, Samples.SETTINGS);
        return policy.rule().when().bind(Samples.SETTINGS).test(context, context.root());
    }

    private static Facts facts(String incident, IncidentSummary... others) {
        return Samples.facts(incident, others);
    }

    private static CheckedPolicy policy(String condition) {
        return Samples.policy("about-others", "- " + condition);
    }

    private static String incident(String occurredAt) {
        return "{timeline: {occurredAt: '%s'}, claims: [{claimant: HLJ, status: active}], targets: [{name: Hospital, country: AL, sector: health}]}"
                .formatted(occurredAt);
    }

    private static IncidentSummary other(int number, String occurredAt, String claimant, String sector) {
        return summary(number, occurredAt, claimant, sector, "mode: backfill");
    }

    private static IncidentSummary summary(int number, String occurredAt, String claimant, String sector, String rest) {
        Map<String, Object> tree = Samples.tree("""
                reference: R%d
                title: Another
                tlp: clear
                severity: 3
                timeline: {occurredAt: '%s'}
                claims: [{claimant: %s, status: active}]
                targets: [{name: Plant, country: AL, sector: %s}]
                attribution: {status: claimed}
                """.formatted(number, occurredAt, claimant, sector));
        List<String> defaults = new ArrayList<>(List.of("mode: live", "determination: confirmed", rest));
        defaults.forEach(each -> tree.putAll(Samples.tree(each)));
        return IncidentSummary.of(Samples.incident(number, new Report(tree), Samples.NOW), Samples.KEYS);
    }
}
