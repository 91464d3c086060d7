package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MainTest {

    private final Terminal terminal = new Terminal();

    @Test
    void withoutACommandItPlaysTheDemo() {
        assertThat(terminal.run()).as(terminal.err()).isZero();

        assertThat(terminal.out())
                .containsSubsequence(
                        "Report report-e-albania.json received as inc_",
                        "No message: nobody is alerted.",
                        "Report report-parliament.json received as inc_",
                        "To:      nsc",
                        "Subject: [",
                        "DO",
                        "WHY YOU GOT THIS",
                        "97 hours later",
                        "Summary",
                        "reports                         4",
                        "to mfa",
                        "time taken");
        assertThat(terminal.err()).isEmpty();
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
