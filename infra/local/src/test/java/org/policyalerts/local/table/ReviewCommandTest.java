package org.policyalerts.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.dynamodb.LocalTable;

class ReviewCommandTest {

    private Terminal terminal = new Terminal();

    private int run(String... arguments) {
        terminal = new Terminal();
        return terminal.run(arguments);
    }

    @Test
    void showsWhatWouldBeDueAndLeavesItThere(@TempDir Path data) {
        Instant due = Instant.parse("2023-12-29T07:00:00Z");
        try (LocalTable local = LocalTable.start(Optional.of(data))) {
            DynamoDbTable table = new DynamoDbTable(local.client(), LocalTable.NAME);
            StoredEvaluation.commit(table, List.of(), Optional.of(due));
        }

        assertThat(run("review", "--data", data.toString(), "--as-of", "2023-12-29T07:59:59+01:00"))
                .isZero();
        assertThat(terminal.out()).startsWith("Nothing is due at ");
        for (int time = 0; time < 2; time++) {
            assertThat(run("review", "--data", data.toString(), "--as-of", "2023-12-29T08:00:00+01:00"))
                    .isZero();
            assertThat(terminal.out())
                    .contains("2023-12-29T07:00:00Z", "clock", StoredEvaluation.INCIDENT.value(), ": 1");
        }
        assertThat(run("review", "--data", data.toString())).isEqualTo(2);
        assertThat(terminal.err()).contains("--as-of");
    }
}
