package org.policyalerts.local.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.alert.Notification;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.dynamodb.audience.DynamoDbOutbox;
import org.policyalerts.dynamodb.table.DynamoDbTable;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.stack.Caller;
import org.policyalerts.local.stack.LocalDeployment;

class RedriveCommandTest {

    private static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");

    private Terminal terminal = new Terminal();

    private int run(String... arguments) {
        terminal = new Terminal();
        return terminal.run(arguments);
    }

    private static void park(LocalTable local, String... audiences) {
        DynamoDbTable table = new DynamoDbTable(local.client(), LocalTable.NAME);
        List<Notification> notifications = List.of(audiences).stream()
                .map(audience -> notification("ntf_1-" + audience, audience))
                .toList();
        StoredEvaluation.commit(table, notifications, Optional.empty());
        DynamoDbOutbox outbox = new DynamoDbOutbox(table);
        for (OutboundMessage message : outbox.pending("I#" + StoredEvaluation.INCIDENT)) {
            outbox.dead(message, "InvalidParameterException 400 InvalidParameter", NOW);
        }
    }

    private static Notification notification(String id, String audience) {
        return new Notification(
                id,
                Optional.of(StoredEvaluation.INCIDENT),
                1,
                audience,
                "alert",
                Notification.Handling.FULL,
                "Subject for " + audience,
                "Text\n",
                Map.of(),
                Map.of("audience", audience, "kind", "alert"),
                NOW);
    }

    @Test
    void whatIsParkedInAFolderGoesOutAfterTheNextStart(@TempDir Path data) throws Exception {
        try (LocalTable table = LocalTable.start(Optional.of(data))) {
            park(table, "mfa", "nsc");
        }

        assertThat(run("redrive", "--data", data.toString(), "--dry-run")).isZero();
        assertThat(terminal.out()).contains("ntf_1-mfa", "would be redriven", "parked: 2, redriven: 0 (dry run)");

        assertThat(run("redrive", "--data", data.toString())).as(terminal.err()).isZero();
        assertThat(terminal.out().lines().toList().get(1))
                .containsSubsequence(
                        "2023-12-26T07:00:00Z", "mfa", "alert", "ntf_1-mfa", "redriven", "InvalidParameter");
        assertThat(terminal.out()).contains("parked: 2, redriven: 2");

        assertThat(run("redrive", "--data", data.toString())).isZero();
        assertThat(terminal.out()).contains("No message is parked.");

        // The clock of the stack is far behind that of the redrive; the messages must not wait for it.
        LocalClock clock = new LocalClock();
        clock.set(NOW);
        try (LocalDeployment deployment = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.of(data), false, Optional.empty(), false, Optional.empty(), line -> {}))) {
            deployment.review();
            assertThat(deployment.awaitIdle()).isTrue();
            // Where the stream and the run of the schedule meet, a message may be published twice, with the same id.
            assertThat(deployment.inbox(Optional.empty()))
                    .extracting(message -> message.get("subject"))
                    .containsOnly("Subject for mfa", "Subject for nsc");
        }
    }

    @Test
    void aMessageThatTheLocalTopicWasToldToRefuseCanBeRedriven(@TempDir Path data) throws Exception {
        LocalClock clock = new LocalClock();
        clock.set(NOW);
        LocalDeployment.Options options = new LocalDeployment.Options(
                clock, 0, Optional.of(data), false, Optional.empty(), false, Optional.empty(), line -> {});
        try (LocalDeployment deployment = LocalDeployment.start(options)) {
            Caller caller = new Caller(deployment.uri());
            caller.send("POST", "/local/topic", "", "application/json", "{\"refuses\":[\"mfa\"]}");
            caller.submit(Files.readString(ProjectFolder.find("events").resolve("report-parliament.json")));
            assertThat(deployment.awaitIdle()).isTrue();
            assertThat(deployment.inbox(Optional.of("mfa"))).isEmpty();
            assertThat(deployment.inbox(Optional.of("nsc"))).isNotEmpty();
        }

        assertThat(run("redrive", "--data", data.toString())).as(terminal.err()).isZero();
        assertThat(terminal.out()).contains("InvalidParameterException 400 InvalidParameter", "parked: 1, redriven: 1");

        try (LocalDeployment deployment = LocalDeployment.start(options)) {
            deployment.review();
            assertThat(deployment.awaitIdle()).isTrue();
            assertThat(deployment.inbox(Optional.of("mfa"))).isNotEmpty();
        }
    }

    @Test
    void itReachesATableByItsAddress() {
        try (LocalTable table = LocalTable.start(Optional.empty())) {
            park(table, "mfa");

            assertThat(run("redrive", "--endpoint", table.uri().toString())).isZero();
            assertThat(terminal.out()).contains("parked: 1, redriven: 1");
        }
    }

    @Test
    void aPlaceThatIsNotThereIsOneLineAndExitCodeOne() {
        assertThat(run("redrive", "--data", "no/such/folder")).isEqualTo(1);
        assertThat(terminal.err().lines())
                .singleElement()
                .asString()
                .isEqualTo("error: there is no folder no/such/folder");
        assertThat(run("redrive", "--data", "x", "--endpoint", "http://127.0.0.1:1"))
                .isEqualTo(2);
    }
}
