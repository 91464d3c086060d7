package org.policyalerts.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A function with several lanes behind the stream of a real table, one of which can be held up. */
class StreamLanesTest {

    private static final int LANES = 4;
    private static final String HELD = "I#held";

    private final LocalTable table = LocalTable.start(Optional.empty());
    private final BlockingQueue<String> handled = new LinkedBlockingQueue<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);

    @TempDir
    Path folder = Path.of("");

    @AfterEach
    void close() {
        table.close();
    }

    private StreamPump started(Function function, Path position) {
        List<EventSource> lanes = new EventSource(
                        "evaluation",
                        function,
                        StreamRecord::isIncident,
                        new FailureDestination(Optional.empty()),
                        new LocalClock())
                .lanes(LANES);
        StreamPump pump = StreamPump.over(table, lanes, Optional.of(new StreamCheckpoint(position)), new LocalClock());
        pump.start();
        return pump;
    }

    /** Notes what it got, key and version; the held key has to wait for its release. */
    private Map<String, Object> slow(Map<String, Object> event) throws IOException {
        for (StreamRecord record : StreamEvents.records(event)) {
            if (record.attribute("Keys", "pk").equals(HELD)) {
                begun.countDown();
                await(release);
            }
            handled.add(name(record));
        }
        return Map.of();
    }

    private static String name(StreamRecord record) {
        return record.attribute("Keys", "pk") + " " + record.attribute("NewImage", "status");
    }

    private static void await(CountDownLatch latch) throws IOException {
        try {
            assertThat(latch.await(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException ended) {
            throw new IOException(ended);
        }
    }

    private void put(StreamPump pump, String pk, String status) {
        table.client().putItem(r -> r.tableName(LocalTable.NAME)
                .item(Map.of("pk", text(pk), "sk", text("C#INCIDENT"), "status", text(status))));
        pump.wake();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    /** Keys whose lane is another than that of the held one. */
    private static List<String> elsewhere(int count) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> "I#" + i)
                .filter(key -> lane(key) != lane(HELD))
                .limit(count)
                .toList();
    }

    private static int lane(String pk) {
        return new StreamRecord(Map.of("dynamodb", Map.of("Keys", Map.of("pk", Map.of("S", pk))))).lane(LANES);
    }

    private void assertNextHandled(String... names) throws InterruptedException {
        List<String> next = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            next.add(String.valueOf(handled.poll(1, TimeUnit.MINUTES)));
        }
        assertThat(next).containsExactlyInAnyOrder(names);
    }

    @Test
    void aKeyThatTakesLongHoldsUpOnlyItsOwnLane() throws Exception {
        List<String> others = elsewhere(2);
        try (StreamPump pump = started(this::slow, folder.resolve("position"))) {
            put(pump, HELD, "1");
            put(pump, HELD, "2");
            await(begun);
            put(pump, others.get(0), "1");
            put(pump, others.get(1), "1");

            assertNextHandled(others.get(0) + " 1", others.get(1) + " 1");

            release.countDown();
            assertThat(pump.awaitIdle()).isTrue();
            assertThat(handled).containsExactly(HELD + " 1", HELD + " 2");
        }
    }

    @Test
    void theVersionsOfEachKeyComeInTheirOrder() throws Exception {
        List<String> keys = IntStream.range(0, 20).mapToObj(i -> "I#" + i).toList();
        List<String> versions = List.of("1", "2", "3", "4", "5");
        try (StreamPump pump = started(this::slow, folder.resolve("position"))) {
            versions.forEach(version -> keys.forEach(key -> put(pump, key, version)));
            assertThat(pump.awaitIdle()).isTrue();
        }

        assertThat(handled).hasSize(keys.size() * versions.size());
        assertThat(keys).allSatisfy(key -> assertThat(handled)
                .filteredOn(name -> name.startsWith(key + " "))
                .isEqualTo(versions.stream().map(version -> key + " " + version).toList()));
    }

    @Test
    void afterAKillWhatWasNotHandledComesAgainThoughLaterOnesWere() throws Exception {
        Path position = folder.resolve("position");
        Path atTheKill = folder.resolve("position-at-the-kill");
        List<String> others = elsewhere(4);
        try (StreamPump pump = started(this::slow, position)) {
            put(pump, others.get(0), "1");
            assertThat(pump.awaitIdle()).isTrue();
            assertNextHandled(others.get(0) + " 1");
            put(pump, HELD, "1");
            await(begun);
            // The third is read after the first of them was handled and the position has been thought of.
            for (String other : others.subList(1, 4)) {
                put(pump, other, "1");
                assertNextHandled(other + " 1");
            }
            Files.copy(position, atTheKill);
            release.countDown();
        }

        List<String> again = new CopyOnWriteArrayList<>();
        Function after = event -> {
            StreamEvents.records(event).forEach(record -> again.add(name(record)));
            return Map.of();
        };
        try (StreamPump next = started(after, atTheKill)) {
            assertThat(next.awaitIdle()).isTrue();
        }
        assertThat(again)
                .containsExactlyInAnyOrderElementsOf(Stream.concat(Stream.of(HELD), others.subList(1, 4).stream())
                        .map(key -> key + " 1")
                        .toList());
    }

    @Test
    void isIdleOnlyWhenWhatTheFunctionsHaveWrittenIsHandledToo() throws Exception {
        StreamPump[] self = new StreamPump[1];
        Function writing = event -> {
            for (StreamRecord record : StreamEvents.records(event)) {
                int left = Integer.parseInt(record.attribute("NewImage", "status"));
                handled.add(name(record));
                if (left > 0) {
                    put(self[0], record.attribute("Keys", "pk") + left, String.valueOf(left - 1));
                }
            }
            return Map.of();
        };
        try (StreamPump pump = started(writing, folder.resolve("position"))) {
            self[0] = pump;
            for (int round = 1; round <= 10; round++) {
                put(pump, "I#" + round + "/", "5");
                assertThat(pump.awaitIdle()).isTrue();
                assertThat(handled).hasSize(round * 6);
            }
        }
    }
}
