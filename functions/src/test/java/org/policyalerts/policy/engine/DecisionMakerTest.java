package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.condition.EngineSettings;
import org.policyalerts.policy.condition.LegalPack;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.text.CsvTable;

/** Clocks, dates in force, modes, supersession, unknowns and failures. */
class DecisionMakerTest {

    private static final String REAL = "- determination: {not: false-positive}";
    private static final String CLOCK = "clock: {kind: wait, from: timeline.awareAt, due: PT24H, remind: PT4H}";
    private static final String AWARE =
            "{determination: confirmed, timeline: {occurredAt: 2023-12-24, awareAt: '2023-12-25T09:00:00+01:00'}}";

    @ParameterizedTest(name = "at {0}: {1}, next at {2}")
    @CsvSource({
        "2023-12-25T08:00:00Z, pending, 2023-12-26T04:00:00Z",
        "2023-12-26T03:59:59Z, pending, 2023-12-26T04:00:00Z",
        "2023-12-26T04:00:00Z, pending, 2023-12-26T08:00:00Z",
        "2023-12-26T07:59:59Z, pending, 2023-12-26T08:00:00Z",
        "2023-12-26T08:00:00Z, matched, ",
    })
    void aClockRemindsAndThenFires(Instant now, String list, Instant next) {
        Decision decision = decide(Samples.at(Samples.facts(AWARE), now), Samples.policy("due", REAL, CLOCK));

        assertThat(decision.pending()).hasSize(list.equals("pending") ? 1 : 0);
        assertThat(decision.matched()).hasSize(list.equals("matched") ? 1 : 0);
        assertThat(decision.nextMoment().orElse(null)).isEqualTo(next);
    }

    @Test
    void deadlinesOfAClockRunFromItsStart() {
        Decision decision = decide(Samples.facts(AWARE), Samples.policy("due", REAL, CLOCK));

        assertThat(decision.matched().get(0).countedFrom()).isEqualTo(Instant.parse("2023-12-25T08:00:00Z"));
        assertThat(decision.matched().get(0).because())
                .contains(new TraceLine(
                        "clock runs from the time of awareness",
                        "2023-12-25 09:00 +01:00, due 2023-12-26 09:00 +01:00",
                        "timeline.awareAt",
                        Truth.TRUE));
    }

    @Test
    void aClockWithoutAStartIsUnknown() {
        Decision decision = decide(Samples.facts("determination: confirmed"), Samples.policy("due", REAL, CLOCK));

        assertThat(decision.unknown()).singleElement().satisfies(unknown -> assertThat(unknown.missing())
                .containsExactly("timeline.awareAt"));
    }

    @ParameterizedTest(name = "a target in {0}, aware on {1}: due {2}")
    @CsvSource({
        "AL, 2025-03-01, 2025-03-01T11:00:00Z",
        "AL, 2024-03-01, 2024-03-01T23:00:00Z",
        "IT, 2025-03-01, 2025-03-01T23:00:00Z"
    })
    void theLawsPeriodWins(String country, String aware, Instant due) {
        LegalPack pack = LegalPack.of(CsvTable.read("""
                jurisdiction,duty,from,to,within
                AL,early-warning,,2024-12-31,
                AL,early-warning,2025-01-01,,PT12H
                """));
        EngineSettings settings = new EngineSettings("AL", Samples.TIRANE, Samples.KEYS, pack);
        String clock = "clock: {kind: wait, from: timeline.awareAt, due: PT24H, legal: early-warning}";
        CompiledBook book = CompiledBook.compile(List.of(Samples.policy("due", REAL, clock)), settings);
        String incident = "{determination: confirmed, targets: [{country: %s}], timeline: {awareAt: %s}}";

        Decision decision = book.decide(
                Samples.at(Samples.facts(incident.formatted(country, aware)), Instant.parse("2023-12-26T00:00:00Z")));

        assertThat(decision.pending().get(0).dueAt()).isEqualTo(due);
    }

    @ParameterizedTest(name = "at {0} in force: {1}")
    @CsvSource({
        "2023-12-24T22:59:59Z, false",
        "2023-12-24T23:00:00Z, true",
        "2023-12-26T22:59:59Z, true",
        "2023-12-26T23:00:00Z, false"
    })
    void isInForceOnBothItsDays(Instant now, boolean isInForce) {
        CheckedPolicy policy = Samples.policy("dated", REAL, "effective: {from: 2023-12-25, to: 2023-12-26}");

        Decision decision = decide(Samples.at(Samples.facts(AWARE), now), policy);

        assertThat(decision.matched()).hasSize(isInForce ? 1 : 0);
        assertThat(decision.notMatched()).hasSize(isInForce ? 0 : 1);
    }

    @ParameterizedTest(name = "{0} at {1}: {2}, next at {3}")
    @CsvSource(
            delimiter = '|',
            value = {
                "from: 2023-12-27                 | 2023-12-26T08:00:00Z | policy is in force from 2023-12-27               | 2023-12-26T23:00:00Z",
                "from: 2023-12-24, to: 2023-12-25 | 2023-12-26T08:00:00Z | policy is in force from 2023-12-24 to 2023-12-25 | ",
                "to: 2023-12-26                   | 2023-12-26T08:00:00Z |                                                  | 2023-12-26T23:00:00Z"
            })
    void saysWhenItIsInForceAndLooksAgainThen(String days, Instant now, String condition, Instant next) {
        CheckedPolicy policy = Samples.policy("dated", REAL, "effective: {%s}".formatted(days));

        Decision decision = decide(Samples.at(Samples.facts(AWARE), now), policy);

        assertThat(decision.notMatched().stream().flatMap(not -> not.because().stream()))
                .extracting(TraceLine::condition)
                .isEqualTo(condition == null ? List.of() : List.of(condition));
        assertThat(decision.nextMoment().orElse(null)).isEqualTo(next);
    }

    @Test
    void aRetiredPolicyNeverHolds() {
        Decision decision = decide(Samples.facts(AWARE), Samples.policy("old", REAL, "mode: retired"));

        assertThat(decision.notMatched()).singleElement().satisfies(not -> assertThat(not.because())
                .containsExactly(new TraceLine("policy is not retired", "retired", "mode", Truth.FALSE)));
    }

    @Test
    void aPolicyOnTrialNeitherSpeaksNorSilences() {
        Decision decision = decide(
                Samples.facts(AWARE),
                Samples.policy("loud", REAL),
                Samples.policy("trial", REAL, "mode: shadow", "supersedes: {belowSeverity: critical}"));

        assertThat(ids(decision.matched())).containsExactly("loud");
        assertThat(ids(decision.shadow())).containsExactly("trial");
    }

    @Test
    void aRunningClockIsMutedOnlyByWhatWouldSilenceIt() {
        String clock = "clock: {kind: wait, from: timeline.awareAt, due: P3D}";
        List<CheckedPolicy> book = Samples.check(
                Samples.policyText("heard", REAL, clock),
                Samples.policyText("muted", REAL, clock),
                Samples.policyText("sound", REAL, "supersedes: [muted]"));

        Decision decision = CompiledBook.compile(book, Samples.SETTINGS).decide(Samples.facts(AWARE));

        assertThat(decision.pending())
                .extracting(Decision.Pending::mutedBy)
                .containsExactly(null, new PolicyId("sound"));
    }

    @Test
    void silencesWhatIsLessSevereButForExceptions() {
        List<CheckedPolicy> book = Samples.check(
                Samples.policyText("first", REAL, "supersedes: {belowSeverity: high, except: [spared]}"),
                Samples.policyText("equal", REAL),
                Samples.policyText("less", REAL).replace("severity: high", "severity: medium"),
                Samples.policyText("spared", REAL).replace("severity: high", "severity: info"));

        Decision decision = CompiledBook.compile(book, Samples.SETTINGS).decide(Samples.facts(AWARE));

        assertThat(ids(decision.matched())).containsExactlyInAnyOrder("first", "equal", "spared");
        assertThat(decision.muted())
                .extracting(muted -> muted.match().policy().id().value())
                .containsExactly("less");
    }

    @Test
    void aSilencedPolicySilencesNobody() {
        List<CheckedPolicy> book = Samples.check(
                Samples.policyText("first", REAL, "supersedes: [second]"),
                Samples.policyText("second", REAL, "supersedes: [third]"),
                Samples.policyText("third", REAL));

        Decision decision = CompiledBook.compile(book, Samples.SETTINGS).decide(Samples.facts(AWARE));

        assertThat(ids(decision.matched())).containsExactly("first", "third");
        assertThat(decision.muted()).singleElement().satisfies(muted -> {
            assertThat(muted.match().policy().id()).isEqualTo(new PolicyId("second"));
            assertThat(muted.by()).isEqualTo(new PolicyId("first"));
        });
    }

    @Test
    void theMostSevereComesFirst() {
        Decision decision = decide(
                Samples.facts(AWARE),
                Samples.policy("b", REAL),
                Samples.policy("a", REAL),
                Samples.check(Samples.policyText("c", REAL).replace("severity: high", "severity: critical"))
                        .get(0));

        assertThat(ids(decision.matched())).containsExactly("c", "a", "b");
    }

    @ParameterizedTest(name = "{0}: {1} matched, {2} unknown")
    @CsvSource({"skip, 0, 1", "ask, 0, 1", "alert, 1, 0"})
    void anUnknownFollowsItsPolicy(String onUnknown, int matched, int unknown) {
        Decision decision =
                decide(Samples.facts("severity: 3"), Samples.policy("unsure", REAL, "onUnknown: " + onUnknown));

        assertThat(decision.matched()).hasSize(matched);
        assertThat(decision.unknown()).hasSize(unknown);
    }

    @Test
    void anAlertOnTheUnknownSaysWhatIsNotGiven() {
        Decision decision = decide(Samples.facts("severity: 3"), Samples.policy("unsure", REAL, "onUnknown: alert"));

        assertThat(decision.matched().get(0).because())
                .containsExactly(new TraceLine(
                        "determination is not false-positive", "not given", "determination", Truth.UNKNOWN));
    }

    @Test
    void aPolicyThatFailsStopsNobody() {
        Facts malformed = Samples.facts("{determination: confirmed, timeline: {awareAt: soon}}");

        Decision decision = decide(
                malformed,
                Samples.policy("broken", "- timeline.awareAt: {within: P1D}"),
                Samples.policy("broken-too", "- timeline.awareAt: {within: P1D}\n- determination: confirmed"),
                Samples.policy("sound", REAL));

        assertThat(ids(decision.matched())).containsExactly("sound");
        assertThat(decision.failed())
                .extracting(failed -> failed.policy().id().value())
                .containsExactly("broken", "broken-too");
    }

    @Test
    void aPolicyThatFailsOnTheSecondOfItsDatesStopsNobodyEither() {
        Facts malformed =
                Samples.facts("{determination: confirmed, claims: [{claimedAt: 2023-12-25}, {claimedAt: soon}]}");

        Decision decision = decide(
                malformed,
                Samples.policy("broken", "- claims: {claimedAt: {ahead: P60D}}"),
                Samples.policy("sound", REAL));

        assertThat(ids(decision.matched())).containsExactly("sound");
        assertThat(decision.failed()).hasSize(1);
    }

    @Test
    void aPolicyThatFailsHasNoExplanation() {
        Facts malformed = Samples.facts("{determination: confirmed, timeline: {awareAt: soon}}");
        CompiledBook book = Samples.book(
                Samples.policy("broken", "- timeline.awareAt: {within: P1D}"), Samples.policy("sound", REAL));

        assertThat(book.explain(new PolicyId("broken"), malformed)).isEmpty();
        assertThat(book.explain(new PolicyId("sound"), malformed)).isPresent();
    }

    @Test
    void aPolicyThatFailsSaysWhenItsStepsWouldBeDue() {
        Facts malformed =
                Samples.facts("{determination: confirmed, timeline: {awareAt: soon, occurredAt: 2023-12-25}}");
        String broken = "- timeline.awareAt: {within: P1D}";

        List<Decision.Failed> failed = decide(
                        malformed,
                        Samples.policy("at-once", broken),
                        Samples.policy("clocked", broken, "clock: {kind: wait, from: timeline.occurredAt, due: P3D}"),
                        Samples.policy("no-start", broken, "clock: {kind: wait, from: timeline.awareAt, due: P3D}"))
                .failed();

        assertThat(failed)
                .extracting(one -> one.dueAt(one.policy().recommend().get(0), Samples.NOW, Samples.TIRANE))
                .containsExactly(
                        Optional.of(Instant.parse("2023-12-27T08:00:00Z")),
                        Optional.of(Instant.parse("2023-12-28T23:00:00Z")),
                        Optional.empty());
    }

    @Test
    void aPolicyThatFailsIsMutedLikeOneThatHolds() {
        Facts malformed = Samples.facts("{determination: confirmed, timeline: {awareAt: soon}}");

        List<CheckedPolicy> book = Samples.check(
                Samples.policyText("broken", "- timeline.awareAt: {within: P1D}"),
                Samples.policyText("sound", REAL, "supersedes: [broken]"));

        Decision decision = CompiledBook.compile(book, Samples.SETTINGS).decide(malformed);

        assertThat(decision.failed()).singleElement().satisfies(failed -> assertThat(failed.mutedBy())
                .isEqualTo(new PolicyId("sound")));
    }

    @Test
    void evenAReportOfAnotherShapeLetsTheOthersSpeak() {
        Decision decision = decide(
                Samples.facts("{determination: confirmed, targets: [text]}"),
                Samples.policy("broken", "- targets: {sector: energy}"),
                Samples.policy("sound", REAL));

        assertThat(ids(decision.matched())).containsExactly("sound");
        assertThat(decision.failed()).hasSize(1);
    }

    @ParameterizedTest(name = "{0} on {1}: next at {2}")
    @CsvSource({
        "{ahead: P60D}, 2024-03-01, 2023-12-31T23:00:00Z",
        "{within: P7D}, 2023-12-25, 2023-12-31T23:00:00Z",
        "{olderThan: P7D}, 2023-12-25, 2023-12-31T23:00:00Z",
        "{not: {within: P7D}}, 2023-12-25, 2023-12-31T23:00:00Z",
        "'{atLeast: 2023-01-01, within: P7D}', 2023-12-25, 2023-12-31T23:00:00Z",
        "{olderThan: P7D}, 2023-12-18, ",
        "{olderThan: P1M}, 2023-11-25, 2023-12-26T23:00:00Z",
        "{olderThan: P7D}, 2023-12-01, "
    })
    void knowsWhenTimeAloneChangesIt(String test, String date, Instant next) {
        CheckedPolicy policy = Samples.policy("dated", "- context.nationalEventOn: " + test);

        Decision decision = decide(Samples.facts("context: {nationalEventOn: %s}".formatted(date)), policy);

        assertThat(decision.nextMoment().orElse(null)).isEqualTo(next);
    }

    @Test
    void waitsForNothingThatIsRetired() {
        CheckedPolicy policy = Samples.policy("dated", "- context.nationalEventOn: {ahead: P60D}", "mode: retired");

        assertThat(decide(Samples.facts("context: {nationalEventOn: 2024-03-01}"), policy)
                        .nextMoment())
                .isEmpty();
    }

    @Test
    void waitsForNothingThatCannotHold() {
        CheckedPolicy policy = Samples.policy("dated", "- context.nationalEventOn: {ahead: P60D}\n- severity: 1");

        Decision decision = decide(Samples.facts("{severity: 3, context: {nationalEventOn: 2024-03-01}}"), policy);

        assertThat(decision.nextMoment()).isEmpty();
    }

    private static Decision decide(Facts facts, CheckedPolicy... policies) {
        return Samples.book(policies).decide(facts);
    }

    private static List<String> ids(List<Match> matches) {
        return matches.stream().map(match -> match.policy().id().value()).toList();
    }
}
