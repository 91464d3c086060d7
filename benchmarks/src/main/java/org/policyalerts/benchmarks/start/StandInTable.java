package org.policyalerts.benchmarks.start;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/**
 * As much of DynamoDB as a start needs: items are kept as they were put, without conditions, and found by their key;
 * queries find nothing.
 */
final class StandInTable {

    private static final String NOTHING = "{}";

    private final Map<String, String> items = new ConcurrentHashMap<>();
    private long partsFrom;
    private long partsTo;

    /**
     * Answers a call.
     *
     * @param target names the operation, as the header X-Amz-Target does
     */
    String answer(String target, String body) {
        long asked = System.nanoTime();
        try {
            String operation = target.substring(target.indexOf('.') + 1);
            String answer = answer(operation, JsonReader.readObject(body));
            if (operation.equals("GetItem") && body.contains("BOOK#")) {
                partRead(asked);
            }
            return answer;
        } catch (JsonInvalidException invalid) {
            throw new IllegalStateException(invalid);
        }
    }

    private String answer(String operation, Map<String, Object> call) {
        if (operation.equals("GetItem")) {
            return items.getOrDefault(key(object(call, "Key")), NOTHING);
        }
        if (operation.equals("PutItem")) {
            put(call);
        }
        if (call.get("TransactItems") instanceof List<?> together) {
            together.forEach(each -> put(object((Map<?, ?>) each, "Put")));
        }
        return NOTHING;
    }

    private void put(Map<?, ?> put) {
        Map<?, ?> item = object(put, "Item");
        items.put(key(item), JsonWriter.write(Map.of("Item", item)));
    }

    private static Map<?, ?> object(Map<?, ?> from, String name) {
        return (Map<?, ?>) Objects.requireNonNull(from.get(name));
    }

    private static String key(Map<?, ?> item) {
        return item.get("pk") + " " + item.get("sk");
    }

    private synchronized void partRead(long asked) {
        partsFrom = partsFrom == 0 ? asked : partsFrom;
        partsTo = System.nanoTime();
    }

    /**
     * How long it took, in milliseconds, from the first question for a part of a book to the answer to the last one,
     * since this was asked before.
     */
    synchronized double readingOfParts() {
        double millis = (partsTo - partsFrom) / 1e6;
        partsFrom = 0;
        partsTo = 0;
        return millis;
    }
}
