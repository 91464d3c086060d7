package org.policyalerts.faults;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** What a run leaves when nothing is left to do: the table, what the topic took, and what the client was told. */
record Remains(InMemoryTable table, Topic topic, Clock clock, Client client) {

    IncidentStore incidents() {
        return new DynamoDbIncidentStore(table, Instance.KEYS, Instance.TIRANA);
    }

    /** What its reporter calls an incident. */
    String reference(IncidentId id) {
        return incidents().find(id).orElseThrow().report().text("reference");
    }

    /** The states of all attributions. */
    List<String> attributions() {
        return client.promised().values().stream()
                .map(answer -> incidents().find(answer.id()).orElseThrow())
                .map(incident -> incident.report().text("attribution.status"))
                .toList();
    }

    /** The digests that were queued, by period and audience, and how each stands. */
    Map<String, String> digests() {
        return items("N#").stream()
                .filter(item -> "digest".equals(item.get("kind")))
                .collect(Collectors.toMap(
                        item -> String.valueOf(item.get("notificationId")),
                        item -> String.valueOf(item.get("status"))));
    }

    boolean areAllSent() {
        return items("N#").stream().allMatch(item -> "sent".equals(item.get("status")));
    }

    /** Whether a run of the schedule at this moment would find work. */
    static boolean isSomethingDue(InMemoryTable table, Instant now) {
        return table.items().stream()
                .map(item -> item.get("dueAt"))
                .filter(Objects::nonNull)
                .anyMatch(due -> !Instant.parse(due.toString()).isAfter(now));
    }

    /** The items whose sort keys begin so, in order. */
    List<Map<String, Object>> items(String sortKeyStart) {
        return table.items().stream()
                .filter(item -> Objects.toString(item.get("sk")).startsWith(sortKeyStart))
                .toList();
    }

    static Map<String, Object> body(Map<String, Object> item) {
        return json(String.valueOf(item.get("body")));
    }

    static Map<String, Object> json(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }
}
