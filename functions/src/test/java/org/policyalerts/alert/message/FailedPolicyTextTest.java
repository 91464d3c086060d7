package org.policyalerts.alert.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.AnAlert.anAlert;
import static org.policyalerts.alert.message.ABundle.aBundle;
import static org.policyalerts.alert.message.ABundle.failed;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AlertChange.Kind;
import org.policyalerts.policy.Recommendation;

class FailedPolicyTextTest {

    private static String first(ABundle bundle) {
        return new FailedPolicyText(bundle.draft()).first().orElse("nothing");
    }

    private static String section(ABundle bundle) {
        MessageDraft draft = bundle.draft();
        new FailedPolicyText(draft).section();
        return draft.writer().text();
    }

    @Test
    void whoWasNotToldThatThePolicyHoldsHasToJudge() {
        assertThat(first(aBundle().notChecking(failed("one"))))
                .isEqualTo("Judge yourselves, our check failed: Title of one");
        assertThat(section(aBundle().notChecking(failed("one"))))
                .contains("Nobody knows yet whether this applies, so judge", " * Title of one (high, one v1)")
                .doesNotContain("did apply");
        assertThat(section(aBundle().notChecking(failed("one")).notChecking(failed("two"))))
                .contains("Nobody knows yet whether these apply, so judge");
    }

    @Test
    void forWhoWasToldThatThePolicyHoldsThatStands() {
        ABundle bundle = aBundle().beside(anAlert("one")).notChecking(failed("one"));

        assertThat(first(bundle)).isEqualTo("Our check failed; what you were told stands: Title of one");
        assertThat(section(bundle))
                .contains("This did apply when it was last checked.", " * Title of one (high, one v1)")
                .doesNotContain("judge");
    }

    @Test
    void whoIsToStopSomethingIsToldThatFirst() {
        assertThat(first(aBundle().changing(Kind.WITHDRAWN, anAlert("two")).notChecking(failed("one"))))
                .isEqualTo("First: stop the steps withdrawn below; then judge what we could not check.");
    }

    @Test
    void besideAlertsWhatStandsIsNothingToDoFirst() {
        ABundle bundle =
                aBundle().raising(anAlert("two")).beside(anAlert("one")).notChecking(failed("one"));

        assertThat(first(bundle)).isEqualTo("nothing");
        assertThat(new FailedPolicyText(bundle.draft()).counted()).isEqualTo("; 1 not checked");
    }

    @Test
    void whatIsSettledAsksForNothing() {
        assertThat(first(aBundle().settling("one"))).isEqualTo("Nothing to do for now: Title of one");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PT2H, 'mfa, by 26 Dec 09:00'",
        "PT1H, 'mfa, by 26 Dec 08:00'",
        "PT59M, 'mfa, OVERDUE since 26 Dec 07:59'",
        "before-announcement, 'mfa, before any announcement'"
    })
    void itsStepsAreToldWithTheTimeTheyWouldHave(String within, String told) {
        Recommendation step = new Recommendation("Call them", "mfa", within);

        assertThat(section(aBundle().notChecking(failed("one", step))))
                .contains("   - If it applies, " + told + ": Call them\n");
    }
}
