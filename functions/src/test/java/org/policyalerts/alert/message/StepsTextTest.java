package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.NOW;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.alert.message.ABundle.failed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AlertChange.Kind;

class StepsTextTest {

    private static String first(ABundle bundle) {
        MessageDraft draft = bundle.draft();
        return new StepsText(draft, new FailedPolicyText(draft)).first();
    }

    private static String section(ABundle bundle) {
        MessageDraft draft = bundle.draft();
        new StepsText(draft, new FailedPolicyText(draft)).section();
        return draft.writer().text();
    }

    @ParameterizedTest(name = "due {0} s from now: {1}")
    @CsvSource({"-1, OVERDUE since 26 Dec 07:59", "0, by 26 Dec 08:00", "60, by 26 Dec 08:01"})
    void aStepIsOverdueOnceItsTimeHasPassed(int seconds, String told) {
        assertThat(first(aBundle()
                        .raising(anAlert("one")
                                .openSince(NOW.minusSeconds(2))
                                .step("Do it", "mfa", NOW.plusSeconds(seconds)))))
                .isEqualTo("You, " + told + ": Do it");
    }

    @Test
    void aStepWhoseTimeWasOverBeforeAnybodyWasAskedIsToBeDoneNow() {
        ABundle late = aBundle().raising(anAlert("one").step("Do it", "law-enforcement", NOW.minusSeconds(1)));

        assertThat(first(late)).isEqualTo("No step is yours; law-enforcement, was due 26 Dec 07:59, do it now: Do it");
        assertThat(section(late)).contains("was due Tue 26 Dec 2023 07:59 (UTC), do it now law-enforcement");
    }

    @Test
    void whoHasNoStepIsToldWhoseTurnItIs() {
        assertThat(first(aBundle()
                        .raising(anAlert("one").audience("mfa", "csirt").step("Do it", "csirt", NOW))))
                .isEqualTo("No step is yours; csirt, by 26 Dec 08:00: Do it");
        assertThat(first(aBundle().raising(anAlert("one").step("Do it", "comms", null))))
                .isEqualTo("No step is yours; comms, before any announcement: Do it");
        assertThat(first(aBundle().changing(Kind.WITHDRAWN, anAlert("one"))))
                .isEqualTo("First: stop the steps below, and tell those you told.");
    }

    @Test
    void stepsAreListedByWhoseTheyAre() {
        assertThat(section(aBundle()
                        .raising(anAlert("one")
                                .audience("mfa", "csirt")
                                .step("Know", "comms", NOW)
                                .step("Know too", "csirt", NOW)
                                .step("Do", "mfa", NOW))))
                .isEqualTo("""

                        DO
                        Yours:
                         1. by Tue 26 Dec 2023 08:00 (UTC)  mfa (you)
                            Do
                        Others', so that you know:
                         2. by Tue 26 Dec 2023 08:00 (UTC)  comms
                            Know
                         3. by Tue 26 Dec 2023 08:00 (UTC)  csirt
                            Know too
                        """);
    }

    @Test
    void noStepIsYoursIsNotSaidToWhoMayHaveToJudge() {
        ABundle ofOthers = aBundle().raising(anAlert("one").step("Pass on", "comms", NOW));

        assertThat(section(ofOthers)).contains("No step is yours. Others'");
        assertThat(section(ofOthers.notChecking(failed("two")))).doesNotContain("No step is yours");
    }
}
