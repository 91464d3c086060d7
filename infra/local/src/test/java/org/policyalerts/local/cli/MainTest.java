package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        return Main.run(
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), arguments);
    }

    @Test
    void withoutACommandItPlaysTheDemo() {
        assertThat(run()).as(err.toString()).isZero();

        assertThat(out.toString())
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
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFailureIsOneLineAndExitCodeOne() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(run("serve", "--port", port)).isEqualTo(1);

            assertThat(err.toString().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: cannot listen on port " + port);
        }
    }

    @Test
    void whatIsNotUnderstoodIsExitCodeTwo() {
        assertThat(run("serve", "--at", "yesterday")).isEqualTo(2);
        assertThat(run("sing")).isEqualTo(2);
        assertThat(run("--help")).isZero();

        assertThat(out.toString()).contains("demo", "serve");
    }
}
