package org.policyalerts.local.recipients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.stack.LocalDeployment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RecipientsCommandTest {

    private final LocalDeployment deployment =
            LocalDeployment.start(LocalDeployment.Options.inMemory(new LocalClock(), 0));
    private Terminal terminal = new Terminal();

    @AfterAll
    void stop() {
        deployment.close();
    }

    private int run(String token, String... arguments) {
        List<String> all = new ArrayList<>(List.of("recipients"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--to", deployment.uri().toString(), "--token", token));
        terminal = new Terminal();
        return terminal.run(all.toArray(new String[0]));
    }

    @Test
    void addsListsAndRemoves() {
        assertThat(run("staff:mfa", "add", "mfa", "duty", "--mail", "duty@mfa.example"))
                .isZero();
        assertThat(run(
                        "staff:mfa",
                        "add",
                        "mfa",
                        "room",
                        "--chat",
                        "teams",
                        "--parameter",
                        "/policy-alerts/chat/mfa",
                        "--max-tlp",
                        "green",
                        "--exercises"))
                .isZero();
        assertThat(run("auditor", "list", "mfa")).isZero();
        assertThat(terminal.out())
                .containsPattern("duty +duty@mfa.example +amber +no")
                .containsPattern("room +teams /policy-alerts/chat/mfa +green +yes");

        assertThat(run("staff:mfa", "remove", "mfa", "duty")).isZero();
        assertThat(run("staff:mfa", "remove", "mfa", "duty")).isEqualTo(1);
        assertThat(terminal.err()).contains("There is no such recipient.");
    }

    @Test
    void anOperatorsNameMayHoldAnything() {
        assertThat(run("staff:operator@ONE ALBANIA", "add", "operator@ONE ALBANIA", "soc", "--mail", "soc@one.example"))
                .isZero();
        assertThat(run("staff:operator@ONE ALBANIA", "list", "operator@ONE ALBANIA"))
                .isZero();
        assertThat(terminal.out()).contains("soc@one.example");
    }

    @Test
    void saysEverythingThatIsWrong() {
        assertThat(run("staff", "add", "legal", "duty", "--mail", "x", "--max-tlp", "red"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("/mail must be one mail address").contains("/maxTlp must be one of");
        assertThat(run("staff:mfa", "list", "legal")).isEqualTo(1);
        assertThat(terminal.err()).contains("for the audience itself and for policy");
        assertThat(run("staff", "list", "everybody")).isEqualTo(1);
        assertThat(terminal.err()).contains("There is no such audience");
        assertThat(run("staff", "list", "dpa")).isZero();
        assertThat(terminal.out()).contains("Nobody of dpa is told by mail or chat.");
    }

    @Test
    void saysThatNobodyAnswers() {
        terminal = new Terminal();
        assertThat(terminal.run("recipients", "list", "mfa", "--to", "http://127.0.0.1:1", "--token", "staff"))
                .isEqualTo(1);
        assertThat(terminal.err()).contains("nobody answers at http://127.0.0.1:1");
    }
}
