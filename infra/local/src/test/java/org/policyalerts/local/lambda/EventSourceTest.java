package org.policyalerts.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class EventSourceTest {

    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(10);

    private final List<List<String>> batches = new ArrayList<>();
    private final FailureDestination failures = new FailureDestination(Optional.empty());
    private long nanoTime;

    /** Its function keeps the sequence numbers that it gets, and fails those that the test names. */
    private EventSource source(Function<List<String>, List<String>> failed) {
        return calling(numbers -> answer(failed.apply(numbers)));
    }

    private EventSource calling(Call call) {
        return new EventSource(
                "test",
                event -> {
                    List<String> numbers = numbers(event);
                    batches.add(numbers);
                    return call.with(numbers);
                },
                StreamRecord::isIncident,
                failures,
                Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    private interface Call {
        Map<String, Object> with(List<String> numbers) throws IOException;
    }

    private static List<String> numbers(Map<String, Object> event) {
        List<String> numbers = new ArrayList<>();
        if (event.get("Records") instanceof List<?> records) {
            records.forEach(record -> {
                if (record instanceof Map<?, ?> map && map.get("dynamodb") instanceof Map<?, ?> change) {
                    numbers.add(String.valueOf(change.get("SequenceNumber")));
                }
            });
        }
        return numbers;
    }

    private static Map<String, Object> answer(List<String> failures) {
        return Map.of(
                "batchItemFailures",
                failures.stream()
                        .map(number -> Map.of("itemIdentifier", number))
                        .toList());
    }

    private static void offer(EventSource source, String... numbers) {
        for (String number : numbers) {
            source.offer(record(number, "INSERT", "C#INCIDENT"));
        }
    }

    private static StreamRecord record(String number, String event, String sk) {
        return new StreamRecord(Map.of(
                "eventName",
                event,
                "dynamodb",
                Map.of("SequenceNumber", number, "NewImage", Map.of("sk", Map.of("S", sk)))));
    }

    private boolean deliverLater(EventSource source) {
        nanoTime += LONGEST_PAUSE;
        return source.deliver(nanoTime);
    }

    private void deliverAll(EventSource source) {
        while (!source.isEmpty()) {
            deliverLater(source);
            assertThat(batches).as("calls").hasSizeLessThan(100);
        }
    }

    @Test
    void handsOverWhatPassesTheFilterInOrder() {
        EventSource source = source(all -> List.of());
        offer(source, "1");
        source.offer(record("2", "INSERT", "V#0000000001"));
        source.offer(record("3", "REMOVE", "C#INCIDENT"));
        offer(source, "4");

        assertThat(source.deliver(0)).isTrue();
        assertThat(source.deliver(0)).isFalse();

        assertThat(batches).containsExactly(List.of("1", "4"));
    }

    @Test
    void bringsTheLowestFailedRecordAndAllAfterItAgain() {
        EventSource source = source(all -> batches.size() == 1 ? List.of("3", "2") : List.of());
        offer(source, "1", "2", "3");

        deliverAll(source);

        assertThat(batches).containsExactly(List.of("1", "2", "3"), List.of("2", "3"));
    }

    @Test
    void pausesAfterAFailure() {
        EventSource source = source(all -> batches.size() == 1 ? List.of("1") : List.of());
        offer(source, "1");

        source.deliver(0);

        assertThat(source.deliver(1)).isFalse();
        assertThat(source.deliver(LONGEST_PAUSE)).isTrue();
        assertThat(source.isEmpty()).isTrue();
    }

    @Test
    void anAnswerThatNamesAnUnknownRecordFailsTheWholeBatch() {
        EventSource source = source(all -> batches.size() == 1 ? List.of("99") : List.of());
        offer(source, "1", "2");

        deliverAll(source);

        assertThat(batches).containsExactly(List.of("1", "2"), List.of("1"), List.of("2"));
    }

    @Test
    void parksARecordThatKeepsFailingAndGoesOn() {
        EventSource source = source(all -> all.contains("2") ? List.of("2") : List.of());
        offer(source, "1", "2", "3");

        deliverAll(source);

        assertThat(failures.parked()).singleElement().satisfies(parked -> {
            assertThat(parked.name()).containsEntry("function", "test").containsEntry("sequenceNumber", "2");
            assertThat(parked.invocations()).isEqualTo(6);
            assertThat(parked.record()).isEqualTo(record("2", "INSERT", "C#INCIDENT"));
        });
        assertThat(batches).hasSize(7).endsWith(List.of("2", "3"), List.of("3"));
    }

    @Test
    void halvesABatchThatFailsAsAWholeUntilTheRecordInQuestionStandsAlone() {
        EventSource source = calling(numbers -> {
            if (numbers.contains("3")) {
                throw new IOException("down");
            }
            return Map.of();
        });
        offer(source, "1", "2", "3", "4");

        deliverAll(source);

        assertThat(batches).startsWith(List.of("1", "2", "3", "4"), List.of("1", "2"), List.of("3", "4"), List.of("3"));
        assertThat(batches.get(batches.size() - 1)).containsExactly("4");
        assertThat(failures.parked())
                .extracting(ParkedRecord::record)
                .containsExactly(record("3", "INSERT", "C#INCIDENT"));
    }

    @Test
    void whatIsParkedStaysUntilItsFunctionHasHandledIt() {
        AtomicBoolean isMended = new AtomicBoolean();
        EventSource source = source(all -> isMended.get() ? List.of() : all);
        offer(source, "1");
        deliverAll(source);

        assertThat(source.redrive()).isZero();
        assertThat(failures.parked()).hasSize(1);

        isMended.set(true);
        assertThat(source.redrive()).isEqualTo(1);
        assertThat(batches).endsWith(List.of("1"));
        assertThat(failures.parked()).isEmpty();
        assertThat(source.redrive()).isZero();
    }

    private static StreamRecord ofKey(String pk) {
        return new StreamRecord(Map.of(
                "eventName",
                "INSERT",
                "dynamodb",
                Map.of(
                        "SequenceNumber",
                        pk,
                        "Keys",
                        Map.of("pk", Map.of("S", pk)),
                        "NewImage",
                        Map.of("sk", Map.of("S", "C#INCIDENT")))));
    }

    @Test
    void aRecordThatFailsHoldsUpItsLaneAloneAndIsRedrivenByItAlone() {
        List<EventSource> lanes =
                source(all -> all.contains("a") ? List.of("a") : List.of()).lanes(2);
        List<String> keys = List.of("a", "b", "c", "d");
        keys.forEach(key -> lanes.forEach(lane -> lane.offer(ofKey(key))));

        lanes.forEach(lane -> lane.deliver(0));
        assertThat(batches).containsExactlyInAnyOrder(List.of("a", "c"), List.of("b", "d"));
        assertThat(lanes).filteredOn(lane -> !lane.isEmpty()).singleElement().satisfies(held -> {
            assertThat(held.oldest()).contains("a");
            deliverAll(held);
        });

        batches.clear();
        assertThat(lanes.stream().mapToInt(EventSource::redrive).sum()).isZero();
        assertThat(batches).containsExactly(List.of("a"));
        assertThat(failures.parked()).extracting(ParkedRecord::record).containsExactly(ofKey("a"));
    }
}
