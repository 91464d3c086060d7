package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * One batch of the table's stream.
 *
 * <p>The answer names the lowest sequence number that failed; Lambda takes it as the checkpoint and brings it and
 * everything after it again (Lambda developer guide, "Reporting batch item failures"). Records after a failed one are
 * handled all the same, so that one broken incident does not hold up the others. Handling them again does no harm.
 */
final class StreamBatch {

    private final List<Change> records;

    private StreamBatch(List<Change> records) {
        this.records = records;
    }

    /**
     * One change of an item.
     *
     * @param image the new image's plain attributes: texts and numbers, both as text
     * @param old the same of the old image; empty if there is none
     */
    record Change(String sequenceNumber, Map<String, String> image, Map<String, String> old) {
        String get(String attribute) {
            return Optional.ofNullable(image.get(attribute))
                    .orElseThrow(() -> new IllegalArgumentException("a stream record lacks " + attribute));
        }
    }

    static StreamBatch read(InputStream input) throws IOException {
        Map<String, Object> event = event(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        return new StreamBatch(
                objects(event.get("Records")).stream().map(StreamBatch::change).toList());
    }

    private static Map<String, Object> event(String text) throws IOException {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException notAnEvent) {
            throw new IOException("not a stream event", notAnEvent);
        }
    }

    private static Change change(Map<String, Object> record) {
        Map<String, Object> change = object(record.get("dynamodb"));
        Map<String, String> image = new LinkedHashMap<>();
        object(change.get("Keys")).forEach((name, value) -> put(image, name, value));
        object(change.get("NewImage")).forEach((name, value) -> put(image, name, value));
        Map<String, String> old = new LinkedHashMap<>();
        object(change.get("OldImage")).forEach((name, value) -> put(old, name, value));
        return new Change(String.valueOf(change.get("SequenceNumber")), image, old);
    }

    private static void put(Map<String, String> image, String name, Object typed) {
        Map<String, Object> value = object(typed);
        Object plain = value.getOrDefault("S", value.get("N"));
        if (plain != null) {
            image.put(name, plain.toString());
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(@Nullable Object value) {
        return value instanceof List<?> ? (List<Map<String, Object>>) value : List.of();
    }

    /** Handles each record and answers from which one on Lambda has to bring them again. */
    void handle(Consumer<Change> handler, LambdaLogger log, OutputStream output) throws IOException {
        Optional<String> firstFailed = Optional.empty();
        for (Change record : records) {
            if (!succeeds(handler, record, log) && firstFailed.isEmpty()) {
                firstFailed = Optional.of(record.sequenceNumber());
            }
        }
        List<Map<String, Object>> failures = firstFailed
                .map(sequence -> List.of(Map.<String, Object>of("itemIdentifier", sequence)))
                .orElse(List.of());
        output.write(JsonWriter.writeBytes(Map.of("batchItemFailures", failures)));
    }

    private static boolean succeeds(Consumer<Change> handler, Change record, LambdaLogger log) {
        try {
            handler.accept(record);
            return true;
        } catch (RuntimeException failed) {
            log.log(FailedCall.line("stream-record-failed", record.sequenceNumber(), failed));
            return false;
        }
    }
}
