package org.policyalerts.dynamodb.audience;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.policyalerts.alert.MessageStore;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.incident.IncidentId;

/** Messages: by the list of their code, beside their incident, and by the ids that audiences' items name. */
public record DynamoDbMessageStore(Table table) implements MessageStore {

    /** Of those with one code the newest; more than two are a curiosity. */
    private static final int MOST_OF_A_CODE = 20;

    /** Of each audience's messages that lie elsewhere, the newest. */
    private static final int MOST_ELSEWHERE = 50;

    private static final int PAGE = 200;
    private static final Comparator<StoredMessage> NEWEST_FIRST =
            Comparator.comparing(StoredMessage::createdAt).reversed().thenComparing(StoredMessage::id);

    @Override
    public Optional<StoredMessage> byId(String notificationId) {
        return MessagePlace.of(notificationId).stream()
                .flatMap(key -> table.get(key).stream())
                .filter(item -> notificationId.equals(item.get("notificationId")))
                .findFirst()
                .map(item -> stored(item, new MessageBodies(table)));
    }

    @Override
    public List<StoredMessage> byCode(String code) {
        String list = NotificationItem.listOf(code);
        MessageBodies bodies = new MessageBodies(table);
        return table.query(new Query(Index.LIST, list, null, null, true, MOST_OF_A_CODE, null, null)).items().stream()
                .map(item -> stored(item, bodies))
                .toList();
    }

    private static StoredMessage stored(Map<String, Object> item, MessageBodies bodies) {
        return NotificationItem.toStored(item, bodies.of(item));
    }

    @Override
    public List<StoredMessage> ofIncident(IncidentId incident) {
        String pk = ItemKeys.incident(incident).pk();
        Map<String, StoredMessage> beside = new HashMap<>();
        MessageBodies bodies = new MessageBodies(table).of(pk);
        table.all(Query.beginning(pk, NotificationItem.PREFIX, PAGE))
                .forEach(item -> beside.put(String.valueOf(item.get("notificationId")), stored(item, bodies)));
        Stream<StoredMessage> elsewhere =
                named(incident, beside.keySet()).stream().flatMap(id -> byId(id).stream());
        return Stream.concat(beside.values().stream(), elsewhere)
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private Set<String> named(IncidentId incident, Collection<String> known) {
        Set<String> ids = new LinkedHashSet<>();
        for (Map<String, Object> item : AudienceItem.all(table, incident)) {
            List<String> others = AudienceItem.messages(item).stream()
                    .filter(id -> !known.contains(id))
                    .toList();
            ids.addAll(others.subList(Math.max(0, others.size() - MOST_ELSEWHERE), others.size()));
        }
        return ids;
    }
}
