package org.policyalerts.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * One batch of the queue. The answer names the messages that have to come again; after the last of the queue's tries
 * they lie among the dead letters (Lambda developer guide, "Reporting batch item failures", for Amazon SQS).
 */
public final class QueueBatch {

    private final List<Carried> messages;

    private QueueBatch(List<Carried> messages) {
        this.messages = messages;
    }

    /**
     * A message of the queue.
     *
     * @param id another one when it was taken out of the dead letters
     */
    public record Carried(String id, String body) {}

    /** Reads an event. */
    public static QueueBatch read(InputStream input) throws IOException {
        Map<String, Object> event = tree(new String(input.readAllBytes(), StandardCharsets.UTF_8));
        List<Carried> messages = new ArrayList<>();
        if (event.get("Records") instanceof List<?> records) {
            for (Object record : records) {
                Map<?, ?> fields = record instanceof Map<?, ?> map ? map : Map.of();
                messages.add(new Carried(text(fields.get("messageId")), text(fields.get("body"))));
            }
        }
        return new QueueBatch(messages);
    }

    private static Map<String, Object> tree(String text) throws IOException {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException notAnEvent) {
            throw new IOException("not an event of a queue", notAnEvent);
        }
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /**
     * Handles each message; one that fails keeps no other back.
     *
     * @param failures gets the id of each that failed, and why
     */
    public void handle(Handler handler, BiConsumer<String, RuntimeException> failures, OutputStream output)
            throws IOException {
        List<Map<String, Object>> again = new ArrayList<>();
        for (Carried message : messages) {
            if (!succeeds(handler, message, failures)) {
                again.add(Map.of("itemIdentifier", message.id()));
            }
        }
        output.write(JsonWriter.writeBytes(Map.of("batchItemFailures", again)));
    }

    private static boolean succeeds(Handler handler, Carried message, BiConsumer<String, RuntimeException> failures) {
        try {
            return handler.handle(message);
        } catch (RuntimeException failed) {
            failures.accept(message.id(), failed);
            return false;
        }
    }

    /** Handles one message. */
    public interface Handler {
        /** False if it has to come again. */
        boolean handle(Carried message);
    }
}
