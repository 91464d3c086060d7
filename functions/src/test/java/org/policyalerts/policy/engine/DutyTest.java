package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Decision.Fulfilled;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Question;
import org.policyalerts.policy.Recommendation;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.testing.Samples;

/** Duties: from when they hold, when they are due, and what ends them. */
class DutyTest {

    private static final Instant AWARE_AT = Instant.parse("2023-12-25T08:00:00Z");
    private static final String UNTIL = "until: [notifications.earlyWarningAt: {given: true}]";
    private static final String CLOCK = "clock: {kind: duty, from: timeline.awareAt, due: PT24H, remind: PT4H}";
    private static final CheckedPolicy DUTY = policy(UNTIL, CLOCK);
    private static final String AWARE =
            "{determination: confirmed, timeline: {occurredAt: 2023-12-24, awareAt: '2023-12-25T09:00:00+01:00'}}";
    private static final String DONE = "{determination: confirmed, timeline: {awareAt: '2023-12-25T09:00:00+01:00'},"
            + " notifications: {earlyWarningAt: '%s'}}";

    @ParameterizedTest(name = "at {0} it holds: {1}, next at {2}")
    @CsvSource({
        "2023-12-25T07:59:59Z, false, 2023-12-25T08:00:00Z",
        "2023-12-25T08:00:00Z, true, 2023-12-26T04:00:00Z",
        "2023-12-26T04:00:00Z, true, 2023-12-26T08:00:00Z",
        "2023-12-26T08:00:00Z, true, ",
        "2024-12-26T08:00:00Z, true, "
    })
    void holdsFromTheStartOfItsClockAndReminds(Instant now, boolean holds, Instant next) {
        Decision decision = decide(DUTY, AWARE, now);

        assertThat(decision.matched()).hasSize(holds ? 1 : 0);
        assertThat(decision.notMatched().stream().flatMap(not -> not.because().stream()))
                .extracting(TraceLine::saw)
                .isEqualTo(holds ? List.of() : List.of("2023-12-25 09:00 +01:00"));
        assertThat(decision.pending()).isEmpty();
        assertThat(decision.nextMoment().orElse(null)).isEqualTo(next);
    }

    @ParameterizedTest(name = "done at {0} is late: {1}")
    @CsvSource({
        "2023-12-26T07:59:59Z, false",
        "2023-12-26T08:00:00Z, false",
        "2023-12-26T08:00:01Z, true",
        "2023-12-25T06:00:00Z, false"
    })
    void isFulfilledOnceWhatItAsksForIsReported(Instant at, boolean isLate) {
        Decision decision = decide(DUTY, DONE.formatted(at), Instant.parse("2024-01-10T08:00:00Z"));

        assertThat(decision.matched()).isEmpty();
        Fulfilled fulfilled = decision.fulfilled().get(0);
        assertThat(fulfilled.at()).isEqualTo(at);
        assertThat(fulfilled.dueAt()).isEqualTo("2023-12-26T08:00:00Z");
        assertThat(fulfilled.isLate()).isEqualTo(isLate);
    }

    @Test
    void theLatestOfSeveralDatesFulfilsIt() {
        CheckedPolicy both = policy(
                "until: [notifications.earlyWarningAt: {given: true}, notifications.dpaNotifiedAt: {given: true}]",
                CLOCK);
        String report = "{determination: confirmed, notifications: {earlyWarningAt: 2023-12-26T10:00:00Z,"
                + " dpaNotifiedAt: 2023-12-27T10:00:00Z, finalReportAt: 2023-12-28T10:00:00Z}}";

        Fulfilled fulfilled = decide(both, report, Samples.NOW).fulfilled().get(0);
        assertThat(fulfilled.at()).isEqualTo("2023-12-27T10:00:00Z");
        assertThat(fulfilled.dueAt()).isNull();
        assertThat(fulfilled.isLate()).isFalse();
    }

    @ParameterizedTest(name = "{0} on {1}: done at {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "timeline.endedAt: {atLeast: 2023-12-01} | timeline: {endedAt: '2023-12-20T10:00:00Z'} | 2023-12-20T10:00:00Z",
                "responses: {by: AL, at: {given: true}} | responses: [{by: IT, at: 2023-12-22}, {by: AL, at: '2023-12-21T10:00:00Z'}] | 2023-12-21T10:00:00Z",
                "any: [timeline.endedAt: {given: true}, severity: 3] | timeline: {endedAt: '2023-12-20T10:00:00Z'} | 2023-12-20T10:00:00Z",
                "none: [timeline.endedAt: {atLeast: 2024}] | timeline: {endedAt: '2023-12-20T10:00:00Z'} | "
            })
    void isDoneAtTheDateThatItsEndAsksFor(String until, String report, Instant at) {
        CheckedPolicy policy = Samples.policy("duty", "- severity: {given: true}", CLOCK, "until:\n  - " + until);

        assertThat(decide(policy, "severity: 3\n" + report, Samples.NOW).fulfilled())
                .singleElement()
                .extracting(Fulfilled::at)
                .isEqualTo(at);
    }

    @Test
    void isDoneWithoutADateWhereNoneIsAskedFor() {
        CheckedPolicy closed = policy("until: [status: closed]");

        Decision decision = decide(closed, "{determination: confirmed, status: closed}", Samples.NOW);
        assertThat(decision.fulfilled()).singleElement().satisfies(done -> assertThat(done.at())
                .isNull());
        assertThat(decide(closed, "{determination: confirmed, status: open}", Samples.NOW)
                        .matched())
                .hasSize(1);
        assertThat(decide(closed, "{determination: confirmed}", Samples.NOW).matched())
                .hasSize(1);
    }

    @Test
    void holdsWithoutALegalDeadlineAndAsksWhileNobodySaysFromWhenItCounts() {
        Decision decision = decide(DUTY, "determination: confirmed", Samples.NOW);

        Match match = decision.matched().get(0);
        assertThat(match.clockDue()).isNull();
        assertThat(match.because())
                .contains(new TraceLine(
                        "legal clock has not started",
                        "time of awareness is not given",
                        "timeline.awareAt",
                        Truth.TRUE));
        assertThat(Question.of(decision)).extracting(Question::field).containsExactly("timeline.awareAt");
    }

    @Test
    void isTheSameDutyWhetherOrNotItsClockHasStarted() {
        String before = decide(DUTY, "determination: confirmed", Samples.NOW)
                .matched()
                .get(0)
                .cause();

        assertThat(decide(DUTY, AWARE, Samples.NOW).matched().get(0).cause()).isEqualTo(before);
    }

    @Test
    void isAnotherDutyWhereOtherThingsHappened() {
        CheckedPolicy policy = Samples.policy("duty", "- kinds: [doxing, ransomware]", UNTIL, CLOCK);
        String doxing = cause(policy, "kinds: [doxing]");

        assertThat(cause(policy, "{kinds: [doxing], timeline: {awareAt: 2023-12-20}}"))
                .isEqualTo(doxing);
        assertThat(cause(policy, "kinds: [ransomware]")).isNotEqualTo(doxing);
    }

    @Test
    void isTheSameDutyHoweverFarItHasCome() {
        CheckedPolicy policy = Samples.policy(
                "duty", "- any: [determination: confirmed, notifications.dpaNotifiedAt: {given: true}]", UNTIL, CLOCK);

        assertThat(cause(policy, "{determination: confirmed, notifications: {dpaNotifiedAt: 2023-12-25}}"))
                .isEqualTo(cause(policy, "determination: confirmed"));
    }

    private static String cause(CheckedPolicy policy, String report) {
        return decide(policy, report, Samples.NOW).matched().get(0).cause();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'2023-12-25T20:00:00Z'", "null"})
    void countsFromTheFirstValueWhateverThePresentVersionSays(String awareAt) {
        Facts facts = Samples.facts("{determination: confirmed, timeline: {awareAt: %s}}".formatted(awareAt));
        Facts anchored = new Facts(
                facts.incident(),
                Optional.empty(),
                List.of(),
                Map.of(),
                Map.of("timeline.awareAt", AWARE_AT),
                facts.now());

        assertThat(Samples.book(DUTY).decide(anchored).matched().get(0).countedFrom())
                .isEqualTo(AWARE_AT);
    }

    @Test
    void stepsThatItsEndEndsCountFromItsStartAndAllOthersFromTheAlert() {
        CheckedPolicy policy = Samples.check(Samples.policyText("duty", "- determination: confirmed", UNTIL, CLOCK)
                        .replace("recommend:", """
                                recommend:
                                  - {dont: Wait for the whole picture, owner: [operator, comms]}
                                  - {do: Record whether it was met, owner: policy, within: PT48H, stays: true}"""))
                .get(0);

        Match match = decide(policy, AWARE, Samples.NOW).matched().get(0);
        Instant alertedAt = Instant.parse("2023-12-25T20:00:00Z");
        assertThat(match.recommended())
                .extracting(step -> step.owner() + " "
                        + match.dueAt(step, alertedAt, ZoneOffset.UTC)
                                .map(Instant::toString)
                                .orElse("no time"))
                .containsExactly(
                        "operator no time",
                        "comms no time",
                        "policy 2023-12-27T20:00:00Z",
                        "policy 2023-12-26T08:00:00Z");
    }

    @ParameterizedTest(name = "severity {0}: {1}, {2}")
    @CsvSource({"2, TRUE, true", "4, FALSE, false", "null, UNKNOWN, false"})
    void aStepIsRecommendedOnlyIfItsOwnConditionIsCertain(String severity, Truth outcome, boolean isRecommended) {
        CheckedPolicy policy = Samples.check(Samples.policyText("steps", "- determination: confirmed")
                        .replace(
                                "recommend:",
                                "recommend:\n  - {do: Call, owner: nsc, within: PT1H, if: {severity: {atMost: 2}}}"))
                .get(0);

        Match match = decide(policy, "{determination: confirmed, severity: %s}".formatted(severity), Samples.NOW)
                .matched()
                .get(0);
        assertThat(match.steps().get(0).condition()).isEqualTo(outcome);
        assertThat(match.steps().get(0).because()).hasSize(1);
        assertThat(match.recommended())
                .extracting(Recommendation::action)
                .containsExactly(isRecommended ? new String[] {"Call", "Act"} : new String[] {"Act"});
        assertThat(match.addressees()).contains("policy").doesNotContain(isRecommended ? "mfa" : "nsc");
    }

    private static CheckedPolicy policy(String... keys) {
        return Samples.policy("duty", "- determination: confirmed", keys);
    }

    private static Decision decide(CheckedPolicy policy, String report, Instant now) {
        return Samples.book(policy).decide(Samples.at(Samples.facts(report), now));
    }
}
