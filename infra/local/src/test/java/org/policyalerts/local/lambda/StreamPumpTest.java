package org.policyalerts.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The pump on the stream of a real table, with functions that only keep what they get. */
class StreamPumpTest {

    private final List<String> evaluated = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private volatile boolean isDown;

    private Map<String, Object> note(List<String> notes, Map<String, Object> event) throws IOException {
        if (isDown) {
            throw new IOException("down");
        }
        for (Object record : (List<?>) event.getOrDefault("Records", List.of())) {
            if (record instanceof Map<?, ?> map && map.get("dynamodb") instanceof Map<?, ?> change) {
                notes.add(map.get("eventName") + " " + change.get("NewImage"));
            }
        }
        return Map.of();
    }

    private List<EventSource> functions() {
        return List.of(
                source("evaluation", event -> note(evaluated, event), StreamRecord::isIncident),
                source("delivery", event -> note(delivered, event), StreamRecord::isPendingNotification));
    }

    private static EventSource source(String name, Function function, Predicate<StreamRecord> filter) {
        return new EventSource(name, function, filter, new FailureDestination(Optional.empty()), new LocalClock());
    }

    private StreamPump started(LocalTable table, StreamCheckpoint checkpoint) {
        StreamPump pump = StreamPump.over(table, functions(), Optional.of(checkpoint), new LocalClock());
        pump.start();
        return pump;
    }

    private static void put(LocalTable table, String pk, String sk, String status) {
        table.client().putItem(r -> r.tableName(LocalTable.NAME)
                .item(Map.of("pk", text(pk), "sk", text(sk), "status", text(status))));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    @Test
    void eachFunctionGetsItsChangesInOrderAndAnewProcessGoesOnWhereTheOldOneWas(@TempDir Path folder) throws Exception {
        StreamCheckpoint checkpoint = new StreamCheckpoint(folder.resolve("position"));
        try (LocalTable table = LocalTable.start(Optional.of(folder))) {
            try (StreamPump pump = started(table, checkpoint)) {
                put(table, "I#1", "C#INCIDENT", "a");
                put(table, "I#1", "C#INCIDENT", "b");
                put(table, "I#1", "V#0000000001", "a");
                put(table, "I#1", "N#1", "pending");
                put(table, "I#1", "N#1", "sent");
                assertThat(pump.awaitIdle()).isTrue();
            }
            assertThat(evaluated).hasSize(2);
            assertThat(evaluated.get(0)).startsWith("INSERT").contains("status={S=a}");
            assertThat(evaluated.get(1)).startsWith("MODIFY").contains("status={S=b}");
            assertThat(delivered).singleElement().asString().contains("status={S=pending}");
            put(table, "I#2", "C#INCIDENT", "written between two processes");
        }

        try (LocalTable table = LocalTable.start(Optional.of(folder));
                StreamPump pump = started(table, checkpoint)) {
            assertThat(pump.awaitIdle()).isTrue();
        }

        assertThat(evaluated).hasSize(3);
        assertThat(evaluated.get(2)).contains("I#2");
        assertThat(delivered).hasSize(1);
    }

    @Test
    void thePositionIsNotKeptWhileSomethingIsLeftToDo(@TempDir Path folder) throws Exception {
        StreamCheckpoint checkpoint = new StreamCheckpoint(folder.resolve("position"));
        isDown = true;
        try (LocalTable table = LocalTable.start(Optional.empty())) {
            try (StreamPump pump = started(table, checkpoint)) {
                put(table, "I#1", "C#INCIDENT", "a");
                pump.wake();
                assertThat(checkpoint.read()).isEmpty();
                isDown = false;
                assertThat(pump.awaitIdle()).isTrue();
            }
            assertThat(evaluated).hasSize(1);
            assertThat(checkpoint.read()).isPresent();
        }
    }

    @Test
    void aPositionOlderThanTheStreamsMemoryIsNotTrusted(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("position");
        StreamCheckpoint checkpoint = new StreamCheckpoint(file);
        StreamPosition position = new StreamPosition("shard", "000000000000000000001");

        checkpoint.write(position);
        assertThat(checkpoint.read()).contains(position);

        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(24))));
        assertThat(checkpoint.read()).isEmpty();
    }

    @Test
    void aPositionInAnUnknownShardIsNoPlaceToGoOnFrom() {
        try (LocalTable table = LocalTable.start(Optional.empty())) {
            StreamPosition elsewhere = new StreamPosition("shardId-00000000000000000000-00000000", "1");

            assertThat(StreamReader.after(elsewhere, table.streams(), table.streamArn()))
                    .isEmpty();
        }
    }
}
