package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.alert.EvaluationState;
import org.policyalerts.alert.EvaluationStore.Evaluation;
import org.policyalerts.dynamodb.DynamoDbEvaluationStore;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.local.dynamodb.LocalTable;

class ReviewCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }

    @Test
    void showsWhatWouldBeDueAndLeavesItThere(@TempDir Path data) {
        IncidentId incident = new IncidentId("inc_01HJJ7R0000000000000000001");
        Instant due = Instant.parse("2023-12-29T07:00:00Z");
        try (LocalTable local = LocalTable.start(Optional.of(data))) {
            DynamoDbTable table = new DynamoDbTable(local.client(), LocalTable.NAME);
            new DynamoDbEvaluationStore(table)
                    .commit(new Evaluation(
                            incident,
                            EvaluationState.NONE,
                            new EvaluationState(1, 1, "", Map.of(), Set.of(), Optional.empty()),
                            due,
                            Optional.empty(),
                            List.of(),
                            List.of(),
                            Optional.of(due),
                            Optional.empty()));
        }

        assertThat(run("review", "--data", data.toString(), "--as-of", "2023-12-29T07:59:59+01:00"))
                .isZero();
        assertThat(out.toString()).startsWith("Nothing is due at ");
        for (int time = 0; time < 2; time++) {
            assertThat(run("review", "--data", data.toString(), "--as-of", "2023-12-29T08:00:00+01:00"))
                    .isZero();
            assertThat(out.toString()).contains("2023-12-29T07:00:00Z", "clock", incident.value(), ": 1");
        }
        assertThat(run("review", "--data", data.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--as-of");
    }
}
