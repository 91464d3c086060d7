package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.NOW;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.alert.message.ABundle.failed;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.alert.AlertState;
import org.policyalerts.alert.AnAlert;
import org.policyalerts.policy.Severity;

class BundleTest {

    private static AnAlert withSteps() {
        return anAlert("one")
                .audience("mfa", "csirt")
                .step("Theirs, soon", "comms", NOW.plusSeconds(1))
                .step("Theirs, later", "csirt", NOW.plusSeconds(2))
                .step("Ours, whenever", "mfa", null)
                .step("Ours, later", "mfa", NOW.plusSeconds(4))
                .step("Ours, soon", "mfa", NOW.plusSeconds(3));
    }

    @Test
    void itsStepsAreTheReadersOwnFirstThenByTime() {
        assertThat(aBundle().raising(withSteps()).build().steps())
                .extracting(step -> step.action().action())
                .containsExactly("Ours, soon", "Ours, later", "Ours, whenever", "Theirs, soon", "Theirs, later");
    }

    @Test
    void ofStepsAtTheSameTimeThoseOfTheMoreSevereAlertComeFirst() {
        Bundle bundle = aBundle()
                .raising(anAlert("a").severity(Severity.MEDIUM).step("Less", "mfa", NOW))
                .raising(anAlert("b").severity(Severity.HIGH).step("More", "mfa", NOW))
                .build();

        assertThat(bundle.steps()).extracting(step -> step.action().action()).containsExactly("More", "Less");
        assertThat(bundle.severity()).isEqualTo(Severity.HIGH);
    }

    @Test
    void stepsOfWithdrawnAlertsAreNotToBeTaken() {
        Bundle bundle = aBundle().changing(Kind.WITHDRAWN, withSteps()).build();

        assertThat(bundle.steps()).isEmpty();
        assertThat(bundle.toActOn()).isEmpty();
        assertThat(bundle.withdrawn()).hasSize(1);
    }

    @ParameterizedTest(name = "an earlier step {0} s after the first of this message: {1}")
    @CsvSource({"-1, Earlier", "1, Ours"})
    void theFirstOfOursMayBeOfAnEarlierMessage(int seconds, String first) {
        Bundle bundle = aBundle()
                .raising(anAlert("one").step("Ours", "mfa", NOW))
                .beside(anAlert("two").step("Earlier", "mfa", NOW.plusSeconds(seconds)))
                .build();

        Bundle.Step step = bundle.firstOfOurs().orElseThrow();
        assertThat(step.action().action()).isEqualTo(first);
        assertThat(bundle.isToldBefore(step)).isEqualTo(first.equals("Earlier"));
    }

    @Test
    void whoeverHasTakenAnEarlierAlertIsNotToldItsStepsAgain() {
        Bundle bundle = aBundle()
                .raising(anAlert("one").step("Ours", "mfa", NOW))
                .beside(anAlert("two")
                        .step("Earlier", "mfa", NOW.minusSeconds(1))
                        .in(AlertState.ACKNOWLEDGED, "taken"))
                .build();

        assertThat(bundle.firstOfOurs())
                .hasValueSatisfying(step -> assertThat(step.action().action()).isEqualTo("Ours"));
    }

    @ParameterizedTest(name = "{0} stands beside high: \"{1}\"")
    @CsvSource({"CRITICAL, (CRITICAL)", "HIGH, ''", "MEDIUM, ''"})
    void whatStandsIsNamedIfItIsGraver(Severity standing, String told) {
        Bundle bundle = aBundle()
                .raising(anAlert("one").severity(Severity.HIGH))
                .beside(anAlert("two").severity(standing))
                .build();

        assertThat(bundle.graver("(", ")")).isEqualTo(told);
    }

    @Test
    void anExerciseIsSortedAsOneWhateverItSays() {
        ABundle bundle = aBundle().kind(Bundle.Kind.UPDATE).raising(anAlert("one"));

        assertThat(bundle.build().head().kind()).isEqualTo("update");
        assertThat(bundle.about(anIncident().with("mode", "exercise"))
                        .build()
                        .head()
                        .kind())
                .isEqualTo("exercise");
    }

    @Test
    void whatCouldNotBeCheckedIsReadInTheDecision() {
        assertThat(aBundle().raising(anAlert("one")).build().readAt()).endsWith("/alerts");
        assertThat(aBundle().notChecking(failed("one")).build().readAt()).endsWith("/decision");
    }
}
