package org.policyalerts.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

class EventSourceTest {

    private final List<List<String>> batches = new ArrayList<>();

    /** A function that notes the sequence numbers it is given and answers what the test says. */
    private EventSource source(UnaryOperator<String> answer) {
        RequestStreamHandler handler = (input, output, context) -> {
            List<String> numbers = numbers(new String(input.readAllBytes(), StandardCharsets.UTF_8));
            batches.add(numbers);
            output.write(answer.apply(numbers.get(0)).getBytes(StandardCharsets.UTF_8));
        };
        return new EventSource(new Invocation(handler, "test"), StreamRecord::isIncident);
    }

    private static List<String> numbers(String event) throws IOException {
        try {
            List<String> numbers = new ArrayList<>();
            if (JsonReader.readObject(event).get("Records") instanceof List<?> records) {
                for (Object record : records) {
                    Map<?, ?> change = (Map<?, ?>) ((Map<?, ?>) record).get("dynamodb");
                    numbers.add(String.valueOf(change == null ? "" : change.get("SequenceNumber")));
                }
            }
            return numbers;
        } catch (JsonInvalidException broken) {
            throw new IOException(broken);
        }
    }

    private static StreamRecord incident(String number) {
        return record(number, "INSERT", "C#INCIDENT");
    }

    private static StreamRecord record(String number, String event, String sk) {
        return new StreamRecord(Map.of(
                "eventName",
                event,
                "dynamodb",
                Map.of("SequenceNumber", number, "NewImage", Map.of("sk", Map.of("S", sk)))));
    }

    private static String failing(String number) {
        return "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + number + "\"}]}";
    }

    @Test
    void handsOverWhatPassesTheFilterInOrder() {
        EventSource source = source(first -> "{\"batchItemFailures\":[]}");
        source.offer(incident("1"));
        source.offer(record("2", "INSERT", "V#0000000001"));
        source.offer(record("3", "REMOVE", "C#INCIDENT"));
        source.offer(incident("4"));

        assertThat(source.pump()).isTrue();
        assertThat(source.pump()).isFalse();

        assertThat(batches).containsExactly(List.of("1", "4"));
    }

    @Test
    void bringsTheFailedRecordAndAllAfterItAgain() {
        EventSource source = source(first -> batches.size() == 1 ? failing("2") : "{\"batchItemFailures\":[]}");
        List.of("1", "2", "3").forEach(number -> source.offer(incident(number)));

        source.pump();
        source.pump();

        assertThat(batches).containsExactly(List.of("1", "2", "3"), List.of("2", "3"));
    }

    @Test
    void anAnswerThatNamesAnUnknownRecordFailsTheWholeBatch() {
        EventSource source = source(first -> batches.size() == 1 ? failing("99") : "{\"batchItemFailures\":[]}");
        List.of("1", "2").forEach(number -> source.offer(incident(number)));

        source.pump();
        source.pump();

        assertThat(batches).containsExactly(List.of("1", "2"), List.of("1", "2"));
    }

    @Test
    void parksARecordThatKeepsFailingAndGoesOn() {
        EventSource source = source(first -> first.equals("1") ? failing("1") : "{\"batchItemFailures\":[]}");
        List.of("1", "2").forEach(number -> source.offer(incident(number)));

        while (source.pump()) {
            assertThat(batches).hasSizeLessThan(20);
        }

        assertThat(source.parked()).extracting(StreamRecord::sequenceNumber).containsExactly("1");
        assertThat(batches.get(batches.size() - 1)).containsExactly("2");
    }
}
