package org.policyalerts.local.year;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** The table as it lies there, and DynamoDB's expiry, by the year's clock. */
final class YearTable {

    private static final int MOST_IN_A_BATCH = 25;

    /** An item costs that much beside its names and values, and what DynamoDB counts for each index is not in it. */
    private static final int OVERHEAD = 100;

    long items;
    long bytes;
    long ended;
    final Map<String, Long> endedByKind = new TreeMap<>();

    /** Deletes what has ended, counts the rest, and names what is due and forgotten, or left of what is gone. */
    List<String> sweep(LocalTable table, YearLedger ledger, Instant now) {
        items = 0;
        bytes = 0;
        List<String> complaints = new ArrayList<>();
        List<WriteRequest> over = new ArrayList<>();
        table.items().forEach(item -> {
            if (isOver(item, now)) {
                over.add(deletion(item));
                endedByKind.merge(kind(item), 1L, Long::sum);
            } else {
                items++;
                bytes += size(item);
                complain(item, ledger, now, complaints);
            }
        });
        ended += over.size();
        for (int i = 0; i < over.size(); i += MOST_IN_A_BATCH) {
            List<WriteRequest> batch = over.subList(i, Math.min(over.size(), i + MOST_IN_A_BATCH));
            table.client().batchWriteItem(r -> r.requestItems(Map.of(LocalTable.NAME, batch)));
        }
        return complaints;
    }

    private static boolean isOver(Map<String, AttributeValue> item, Instant now) {
        AttributeValue end = item.get("expiresAt");
        return end != null && Long.parseLong(end.n()) < now.getEpochSecond();
    }

    private static WriteRequest deletion(Map<String, AttributeValue> item) {
        return WriteRequest.builder()
                .deleteRequest(d -> d.key(Map.of("pk", item.get("pk"), "sk", item.get("sk"))))
                .build();
    }

    private static String word(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    private static String kind(Map<String, AttributeValue> item) {
        return word(item, "pk").split("#", 2)[0];
    }

    private static void complain(
            Map<String, AttributeValue> item, YearLedger ledger, Instant now, List<String> complaints) {
        String pk = word(item, "pk");
        String sk = word(item, "sk");
        AttributeValue due = item.get("dueAt");
        if (due != null && Instant.parse(due.s()).isBefore(now)) {
            complaints.add(pk + " " + sk + " was due at " + due.s() + " and is forgotten");
        }
        String own = pk.startsWith("I#") ? pk.substring(2) : sk.substring(sk.lastIndexOf('#') + 1);
        // The schedule takes it off the calendar itself, some days later.
        if (ledger.isGone(own) && !sk.equals("E#END")) {
            complaints.add(pk + " " + sk + " is left of what has ended");
        }
    }

    private static long size(Map<String, AttributeValue> item) {
        return OVERHEAD
                + item.entrySet().stream()
                        .mapToLong(field -> length(field.getKey()) + size(field.getValue()))
                        .sum();
    }

    private static long size(AttributeValue value) {
        if (value.b() != null) {
            return value.b().asByteArrayUnsafe().length;
        }
        return length(value.s() == null ? String.valueOf(value.n()) : value.s());
    }

    private static long length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
