package org.policyalerts.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.IncidentItem;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Report;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.dynamodb.LocalTable;

class RetentionCommandTest {

    private static final IncidentId ID = new IncidentId("inc_01HJJ7R0000000000000000001");
    private static final Key RUN = new Key("RUN#2023-12", "2023-12-26T07:00:00.000Z");

    /** Long enough ago for it to be looked at at once, whatever day it is. */
    private static final Instant CLOSED = Instant.parse("2019-12-26T07:00:00Z");

    private Terminal terminal = new Terminal();

    private int run(String... arguments) {
        terminal = new Terminal();
        return terminal.run(arguments);
    }

    /** What a release left that knew of no end: a closed incident and the report of a run. */
    private static void fill(LocalTable local) {
        Table table = new LargeItems(new DynamoDbTable(local.client(), LocalTable.NAME));
        Incident closed = new Incident(
                ID,
                1,
                "AKCESK",
                CLOSED,
                CLOSED,
                "hash",
                Report.copyOf(Map.of("reference", "A-1", "title", "An old one", "status", "closed")),
                FirstDates.UNCHANGED,
                Optional.empty());
        Key key = new Key("I#" + ID, "C#INCIDENT");
        table.write(List.of(
                new Write.Put(IncidentItem.of(closed, key), new Condition.Always()),
                new Write.Put(IncidentItem.of(closed, new Key("I#" + ID, "V#0000000001")), new Condition.Always()),
                new Write.Put(Map.of("pk", RUN.pk(), "sk", RUN.sk(), "type", "run"), new Condition.Always())));
        assertThat(new DynamoDbIncidentStore(table, ClaimantTable.shipped(), DemoSettings.ZONE).find(ID))
                .isPresent();
    }

    private List<String> row(String what) {
        return terminal.out()
                .lines()
                .filter(line -> line.startsWith(what))
                .map(line -> line.replaceAll(" {2,}", "|"))
                .toList();
    }

    @Test
    void whatAnEarlierReleaseLeftIsCountedThenPutRightAndThenRight(@TempDir Path data) {
        try (LocalTable table = LocalTable.start(Optional.of(data))) {
            fill(table);
        }

        assertThat(run("retention", "--data", data.toString(), "--dry-run"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).startsWith("kept: incidents and messages P5Y, runs P90D, receipts under a key P90D");
        assertThat(terminal.out()).contains("would be put right");
        assertThat(row("incidents")).containsExactly("incidents|1|0|1|0|0");

        assertThat(run("retention", "--data", data.toString()))
                .as(terminal.err())
                .isZero();
        assertThat(row("incidents")).containsExactly("incidents|1|0|1|0|0");
        assertThat(row("runs")).containsExactly("runs|1|0|1|0|0");

        assertThat(run("retention", "--data", data.toString())).isZero();
        assertThat(row("incidents")).containsExactly("incidents|1|1|0|0|0");
        assertThat(row("runs")).containsExactly("runs|1|1|0|0|0");
        try (LocalTable local = LocalTable.start(Optional.of(data))) {
            Table table = new DynamoDbTable(local.client(), LocalTable.NAME);
            assertThat(table.get(IncidentItem.calendarKey(ID))).isPresent();
            assertThat(table.get(RUN).orElseThrow()).containsKey("expiresAt");
        }
    }

    @Test
    void aDamagedItemIsNamedAndHoldsUpNothing(@TempDir Path data) {
        try (LocalTable local = LocalTable.start(Optional.of(data))) {
            fill(local);
            new DynamoDbTable(local.client(), LocalTable.NAME)
                    .write(List.of(new Write.Put(
                            Map.of("pk", "M#mfa#2023-13-01", "sk", "N#1#digest"), new Condition.Always())));
        }

        assertThat(run("retention", "--data", data.toString())).isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: M#mfa#2023-13-01 N#1#digest: ");
        assertThat(row("messages")).containsExactly("messages about several|1|0|0|0|1");
        assertThat(row("incidents")).containsExactly("incidents|1|0|1|0|0");
        assertThat(terminal.out()).contains("1 is left; run it again.");
    }

    @Test
    void withoutThePeriodsOfTheDeploymentItDoesNothing() {
        try (LocalTable table = LocalTable.start(Optional.empty())) {
            fill(table);

            assertThat(run("retention", "--endpoint", table.uri().toString())).isEqualTo(1);
            assertThat(terminal.err().lines())
                    .singleElement()
                    .asString()
                    .startsWith("error: not set: ")
                    .contains("KEEP_INCIDENTS, KEEP_RUNS, KEEP_REQUEST_KEYS; set them as the deployment has them");
            assertThat(table.items()).noneMatch(item -> item.containsKey("expiresAt"));
        }
        assertThat(run("retention", "--data", "x", "--endpoint", "http://127.0.0.1:1"))
                .isEqualTo(2);
    }
}
