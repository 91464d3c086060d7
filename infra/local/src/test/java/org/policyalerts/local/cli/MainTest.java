package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;

class MainTest {

    private final Terminal terminal = new Terminal();

    @Test
    void whatTheSdkSaysOfAMissingRegionOrCredentialsIsOneSentence() {
        assertThat(Main.oneLine(
                        SdkClientException.create("Unable to load region from any of the providers in the ...")))
                .isEqualTo("no AWS Region is set; set AWS_REGION");
        assertThat(Main.oneLine(SdkClientException.create("Unable to load credentials from any of the ...")))
                .isEqualTo("there are no AWS credentials; sign in, or set AWS_PROFILE, as for the AWS CLI");
        assertThat(Main.oneLine(SdkClientException.create("Connect timed out"))).isEqualTo("Connect timed out");
    }

    @Test
    void withoutACommandItPlaysTheDemoOnOneScreen() {
        assertThat(terminal.run()).as(terminal.err()).isZero();

        assertThat(terminal.out())
                .containsSubsequence(
                        "26 Dec 08:00  Assembly of Albania attacked, work halted ",
                        "  alert       Yours: 1 task, by ",
                        "Duty officers take ",
                        "97 hours later: the schedule runs",
                        "  correction  FALSE ALARM: Air Albania.",
                        "-- An alert, as its reader gets it -",
                        "Answer: code ",
                        "YOUR TASKS",
                        "-- Its correction -",
                        "CORRECTION. FALSE ALARM: Air Albania. Do not use what you were told of it.",
                        "-- In all -",
                        "reports   alerts   messages ",
                        "-- What to try next -",
                        "demo --all ")
                .doesNotContain("inc_", "tsk_", "error");
        assertThat(terminal.out().lines()).hasSizeLessThanOrEqualTo(60).allSatisfy(line -> assertThat(line)
                .hasSizeLessThanOrEqualTo(78));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void theWholeDemoShowsEachMessageAsItsReaderGetsIt() {
        assertThat(terminal.run("demo", "--all")).as(terminal.err()).isZero();

        assertThat(terminal.out())
                .containsSubsequence(
                        "No message: nobody is alerted.",
                        "26 Dec 08:00  Assembly of Albania attacked, work halted",
                        "To:      mfa",
                        "Subject: [HIGH] ",
                        "DO NOT",
                        "YOUR TASKS",
                        "WHY",
                        "97 hours later",
                        "To:      nsc",
                        "was a false alarm",
                        "CORRECTION. ",
                        "Summary",
                        "reports                         4",
                        "to mfa",
                        "time taken");
    }

    @Test
    void aFailureIsOneLineAndExitCodeOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(terminal.run("serve", "--port", port)).isEqualTo(1);

            assertThat(terminal.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: cannot listen on port " + port);
        }
    }

    @Test
    void whatIsNotUnderstoodIsExitCodeTwo() {
        assertThat(terminal.run("serve", "--at", "yesterday")).isEqualTo(2);
        assertThat(terminal.run("sing")).isEqualTo(2);
        assertThat(terminal.run("--help")).isZero();

        assertThat(terminal.out()).contains("demo", "serve");
    }
}
