package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.raised;
import static org.policyalerts.alert.evaluation.APolicy.aPolicy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.policyalerts.alert.Acknowledgement;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertChange;
import org.policyalerts.alert.AlertState;
import org.policyalerts.policy.Severity;

class AlertTimesTest {

    private static final Instant NEXT_STEP = NOW.plus(Duration.ofDays(3));

    private static Alert open(String... audience) {
        return raised(
                aPolicy("one").severity(Severity.CRITICAL).audience(audience).match("cause"), NOW);
    }

    private static Alert taken(Alert alert) {
        return alert.in(AlertState.ACKNOWLEDGED, "taken by Ana", NOW)
                .with(alert.ownership().taken(new Acknowledgement("Ana", NEXT_STEP, "ana", NOW)));
    }

    private static List<AlertChange> changes(Alert alert, Instant now) {
        return AlertTimes.changes(List.of(alert), now);
    }

    @ParameterizedTest(name = "after {0}: {1} to {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "PT59M59.999S | 0 | ",
                "PT1H         | 1 | mfa, policy",
                "PT3H59M      | 1 | mfa, policy",
                "PT4H         | 2 | mfa, policy, nsc"
            })
    void anAlertNobodyTakesClimbsWithEveryoneTheSkippedRungsWouldHaveTold(Duration after, int rungs, String told) {
        List<AlertChange> changes = changes(open("mfa"), NOW.plus(after));

        if (rungs == 0) {
            assertThat(changes).isEmpty();
        } else {
            assertThat(changes).singleElement().satisfies(change -> {
                assertThat(change.kind()).isEqualTo(AlertChange.Kind.ESCALATED);
                assertThat(change.audiences()).containsExactly(told.split(", "));
                assertThat(change.alert().ownership().step()).isEqualTo(rungs);
            });
        }
    }

    @Test
    void theSecondRungTellsOnlyThoseWhoJoin() {
        Alert once = changes(open("mfa"), NOW.plus(Duration.ofHours(1))).get(0).alert();

        AlertChange second = changes(once, NOW.plus(Duration.ofHours(4))).get(0);

        assertThat(second.audiences()).containsExactly("nsc");
        assertThat(second.alert().toldTo()).containsExactly("mfa", "policy", "nsc");
    }

    @Test
    void whoeverTheRungNamesIsToldAgainAlsoIfThePolicyToldThem() {
        Alert once = changes(open("mfa", "nsc"), NOW.plus(Duration.ofHours(1)))
                .get(0)
                .alert();

        AlertChange second = changes(once, NOW.plus(Duration.ofHours(4))).get(0);

        assertThat(second.audiences()).containsExactly("nsc");
        assertThat(second.alert().ownership().escalatedTo()).containsExactly("policy");
    }

    @Test
    void anAcknowledgementLapsesAtItsDateAndNotBefore() {
        Alert escalated = open("mfa").with(open("mfa").ownership().climbed(1, List.of("policy")));

        assertThat(changes(taken(escalated), NEXT_STEP.minusMillis(1))).isEmpty();
        assertThat(changes(taken(escalated), NEXT_STEP)).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(AlertChange.Kind.REOPENED);
            assertThat(change.audiences()).containsExactly("mfa", "policy");
            assertThat(change.alert().state()).isEqualTo(AlertState.OPEN);
            assertThat(change.alert().note()).isEqualTo("the next step of Ana was due");
        });
    }

    @Test
    void theLadderBeginsAnewWhenAnAcknowledgementLapses() {
        Alert open = changes(taken(open("mfa")), NEXT_STEP).get(0).alert();

        assertThat(AlertTimes.next(open)).contains(NEXT_STEP.plus(Duration.ofHours(1)));
    }

    @Test
    void whoeverHasTakenAnAlertIsLookedAfterAtTheNextStepOnly() {
        assertThat(AlertTimes.next(taken(open("mfa")))).contains(NEXT_STEP);
    }

    @ParameterizedTest
    @EnumSource(names = {"DONE", "REJECTED", "OVERTAKEN", "WITHDRAWN", "SUPPRESSED"})
    void timeDoesNothingToWhatIsClosed(AlertState state) {
        Alert closed = open("mfa").in(state, "closed", NOW);

        assertThat(changes(closed, NOW.plus(Duration.ofDays(365)))).isEmpty();
        assertThat(AlertTimes.next(closed)).isEmpty();
    }
}
