package org.policyalerts.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.local.cli.Terminal;

/** What people see of a backtest; {@code -Dgolden.write=true} writes the files anew, for review as a diff. */
class BacktestTablesTest {

    private static final Path FOLDER = Path.of("src", "test", "resources", "backtest");

    @ParameterizedTest
    @ValueSource(strings = {"policy", "incident"})
    void areTheseFor(String grouping) throws IOException {
        Terminal terminal = new Terminal();

        int exit = terminal.run(
                "policies",
                "backtest",
                FOLDER.resolve("reports").toString(),
                "--policies",
                FOLDER.resolve("policies").toString(),
                "--by",
                grouping);

        assertThat(exit).as(terminal.err() + terminal.out()).isZero();
        Path golden = FOLDER.resolve("by-" + grouping + ".txt");
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(golden, terminal.out());
        }
        assertThat(terminal.out()).isEqualTo(Files.readString(golden));
    }
}
