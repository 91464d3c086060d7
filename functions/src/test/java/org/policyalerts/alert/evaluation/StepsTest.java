package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.evaluation.TaskChanges.Wanted;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.Decision.Match;
import org.policyalerts.policy.Recommendation;

class StepsTest {

    private static final Recipient ONE = Recipient.operator("ONE");
    private static final Recipient CSIRT = Recipient.of("csirt");

    private static Steps about(Map<?, ?>... targets) {
        return new Steps(Track.REAL, new Report(Map.of("targets", List.of(targets))));
    }

    private static Map<String, String> target(String organisation) {
        return Map.of("name", "Target of " + organisation, "organisation", organisation);
    }

    private static Map<Recipient, List<Wanted>> wanted(Steps steps, Match match) {
        Alert alert = ADecision.raised(match, NOW);
        return steps.of(alert, match, NOW.plusSeconds(300), ZoneOffset.UTC);
    }

    private static Wanted only(Map<Recipient, List<Wanted>> wanted, Recipient owner) {
        List<Wanted> all = wanted.getOrDefault(owner, List.of());
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    @ParameterizedTest(name = "{0} and {1} are one step: {2}")
    @CsvSource({"Ask the operator, ask the Operator, true", "Ask the operator, Ask an operator, false"})
    void isKnownByItsWordsWithoutWhatDoesNotTellThemApart(String one, String other, boolean isSame) {
        String first = Steps.key(new Recommendation(one, "mfa", "PT4H"));
        String second = Steps.key(new Recommendation(other, "mfa", "PT4H"));

        assertThat(first.equals(second)).isEqualTo(isSame);
    }

    @Test
    void isKnownByItsIdWhereItHasOne() {
        List<Recommendation> steps = aPolicy("one")
                .stepKnownAs("ask", "Ask", "mfa")
                .step("ask", "mfa", "PT4H")
                .build()
                .recommend();

        assertThat(steps).extracting(Steps::key).containsExactly("#ask", "ask");
    }

    @Test
    void ofAnOperatorGoesToEachOrganisationAndToTheCsirtForWhoeverIsNotNamed() {
        Match match = aPolicy("one").step("Isolate", "operator", "PT4H").match("cause");

        assertThat(wanted(about(target("ONE"), target("TWO")), match)).containsOnlyKeys(ONE, Recipient.operator("TWO"));
        assertThat(wanted(about(target("ONE"), Map.of("name", "Another")), match))
                .containsOnlyKeys(ONE, CSIRT);
        assertThat(wanted(about(), match)).containsOnlyKeys(CSIRT);
    }

    @Test
    void thatIsPassedOnIsAnotherThanTheSameOfTheCsirtItself() {
        Match match = aPolicy("one")
                .step("Isolate", "operator", "PT4H")
                .step("Isolate", "csirt", "PT4H")
                .match("cause");

        List<Wanted> wanted = wanted(about(), match).get(CSIRT);

        assertThat(wanted).extracting(one -> one.step().onBehalfOf()).containsExactly("operator", null);
        assertThat(wanted).extracting(Wanted::id).doesNotHaveDuplicates();
    }

    @Test
    void whoIsOnlyInformedIsReachedOrNot() {
        Steps steps = about(target("ONE"), Map.of("name", "Another"));

        assertThat(steps.informed("operator")).containsExactly(ONE);
        assertThat(steps.informed("mfa")).containsExactly(Recipient.of("mfa"));
        assertThat(about().informed("operator")).isEmpty();
    }

    @Test
    void whoMayHaveToActIsAlwaysReached() {
        assertThat(about(target("ONE"), Map.of("name", "Another")).acting("operator"))
                .containsExactly(ONE, CSIRT);
        assertThat(about().acting("operator")).containsExactly(CSIRT);
        assertThat(about().acting("mfa")).containsExactly(Recipient.of("mfa"));
    }

    @Test
    void ofADutyHasItsTimesUnlessItStays() {
        Instant aware = NOW.minus(Duration.ofHours(2));
        Match duty = aPolicy("one")
                .step("Warn", "mfa", "PT24H")
                .staying("Record", "policy", "PT48H")
                .duty(aware);

        Map<Recipient, List<Wanted>> wanted = wanted(about(), duty);

        Wanted warn = only(wanted, Recipient.of("mfa"));
        assertThat(warn.step().isDuty()).isTrue();
        assertThat(warn.step().dueAt()).isEqualTo(aware.plus(Duration.ofHours(24)));
        assertThat(warn.step().remindAt()).isEqualTo(aware.plus(Duration.ofHours(20)));
        Wanted record = only(wanted, Recipient.of("policy"));
        assertThat(record.step().isDuty()).isFalse();
        assertThat(record.step().remindAt()).isNull();
        assertThat(record.step().dueAt()).isEqualTo(NOW.plus(Duration.ofDays(2)));
    }

    @Test
    void ofADutyWhoseClockHasNotStartedIsSetNoTimeByALaw() {
        Match duty = aPolicy("one").step("Warn", "mfa", "PT24H").duty(null);

        Wanted warn = only(wanted(about(), duty), Recipient.of("mfa"));

        assertThat(warn.step().isDuty()).isFalse();
        assertThat(warn.step().dueAt()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void isDueWhenItsAlertSaysSoAndElseFromNow() {
        Match known = aPolicy("one").step("Ask", "mfa", "PT4H").match("cause");
        Match more = aPolicy("one")
                .step("Ask", "mfa", "PT4H")
                .step("Write", "csirt", "PT4H")
                .match("cause");
        Instant now = NOW.plusSeconds(300);

        Map<Recipient, List<Wanted>> wanted = about().of(ADecision.raised(known, NOW), more, now, ZoneOffset.UTC);

        assertThat(only(wanted, Recipient.of("mfa")).step().dueAt()).isEqualTo(NOW.plus(Duration.ofHours(4)));
        assertThat(only(wanted, CSIRT).step().dueAt()).isEqualTo(now.plus(Duration.ofHours(4)));
    }
}
