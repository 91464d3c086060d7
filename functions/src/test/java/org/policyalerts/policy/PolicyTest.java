package org.policyalerts.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.policy.testing.Samples;

/** What a policy and a decision tell of themselves. */
class PolicyTest {

    private static final String WAIT = "clock: {kind: wait, from: timeline.occurredAt, due: P3D}";

    @ParameterizedTest(name = "on {0} its review is overdue: {1}")
    @CsvSource({"2027-05-31, false", "2027-06-01, false", "2027-06-02, true"})
    void isToBeReviewedByADay(LocalDate today, boolean isOverdue) {
        Policy dated =
                Samples.policy("dated", "- severity: 3", "reviewBy: 2027-06-01").policy();
        Policy undated = Samples.policy("undated", "- severity: 3").policy();

        assertThat(dated.isReviewOverdue(today)).isEqualTo(isOverdue);
        assertThat(undated.isReviewOverdue(today)).isFalse();
    }

    @Test
    void isHeardByItsAudienceAndByTheOwnersOfItsSteps() {
        Policy policy = Samples.check(Samples.policyText("heard", "- severity: 3")
                        .replace("recommend:", "recommend:\n  - {do: Call, owner: nsc, within: PT1H}"))
                .get(0)
                .policy();

        assertThat(policy.addressees()).containsExactly("policy", "nsc");
    }

    @ParameterizedTest(name = "{0}, {1}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "- severity: 3 | mode: active | true",
                "- severity: 3 | mode: shadow | false",
                "- severity: 4 | mode: active | false",
                "- severity: 3 | " + WAIT + " | true",
                "- timeline.awareAt: {within: P1D} | mode: active | true"
            })
    void aDecisionHasSomethingToSayOfMatchesWaitsAndFailures(String condition, String key, boolean hasSomething) {
        Decision decision = Samples.book(Samples.policy("one", condition, key))
                .decide(Samples.facts("{severity: 3, timeline: {occurredAt: 2023-12-25, awareAt: soon}}"));

        assertThat(decision.hasSomethingToSay()).isEqualTo(hasSomething);
    }

    @Test
    void aQuestionConcernsWhomThePolicyWouldTell() {
        Decision decision = Samples.book(Samples.policy("asks", "- severity: 3", "onUnknown: ask"))
                .decide(Samples.facts("determination: confirmed"));

        assertThat(Question.of(decision)).singleElement().satisfies(question -> {
            assertThat(question.concerns("policy")).isTrue();
            assertThat(question.concerns("mfa")).isFalse();
        });
    }
}
