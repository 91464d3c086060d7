package org.policyalerts.dynamodb.audience;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.policyalerts.alert.Recipient;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.text.ErasedWords;

/**
 * Takes words out of stored messages. Of one that quotes them nothing is left of its text but a statement, because half
 * a text may mislead; its document keeps what is not quoted, by which it is found and answered.
 *
 * @param statement what the text says from now on
 */
public record ErasedMessages(Table table, ErasedWords words, String statement) {

    private static final List<String> PREFIXES = List.of(NotificationItem.PREFIX, MessageBodies.PREFIX);
    private static final String SUBJECT = "Erased";
    private static final String BODY = "body";
    private static final int PAGE = 100;

    /** Those in one partition. */
    public void in(String partition) {
        PREFIXES.forEach(
                prefix -> table.all(Query.beginning(partition, prefix, PAGE)).forEach(this::rewrite));
    }

    /** Those about several incidents that an audience was told one of them by. */
    public void named(IncidentId incident) {
        Set<String> partitions = new LinkedHashSet<>();
        AudienceItem.all(table, incident).stream()
                .flatMap(item -> AudienceItem.messages(item).stream())
                .flatMap(id -> MessagePlace.of(id).stream())
                .map(Key::pk)
                .forEach(partitions::add);
        partitions.forEach(this::in);
    }

    /** Those of some days to whoever was told of an incident, digests among them. */
    public void ofDays(IncidentId incident, LocalDate first, LocalDate before) {
        List<Recipient> told = AudienceItem.all(table, incident).stream()
                .map(item -> Recipient.of(String.valueOf(item.get("recipient"))))
                .distinct()
                .toList();
        for (LocalDate day = first; day.isBefore(before); day = day.plusDays(1)) {
            for (Recipient recipient : told) {
                in(MessagePlace.partition(recipient.idPart(), day));
            }
        }
    }

    private void rewrite(Map<String, Object> item) {
        if (!item.containsKey(BODY)) {
            return;
        }
        Map<String, Object> body = ItemBody.read(item);
        Map<String, Object> without = new LinkedHashMap<>();
        if (String.valueOf(item.get("sk")).startsWith(MessageBodies.PREFIX)) {
            body.forEach((id, message) -> without.put(id, message(message)));
        } else {
            without.putAll(message(body));
        }
        if (!without.equals(body)) {
            Map<String, Object> rewritten = new HashMap<>(item);
            rewritten.put(BODY, ItemBody.write(without));
            // Whoever records meanwhile that it was sent reads it again; whoever did so before has made it another.
            Condition unchanged = item.containsKey("revision")
                    ? new Condition.Equal("revision", item.get("revision"))
                    : new Condition.Always();
            table.write(List.of(new Write.Put(rewritten, unchanged)));
        }
    }

    private Map<String, Object> message(Object stored) {
        Map<String, Object> message = new LinkedHashMap<>();
        ((Map<?, ?>) stored).forEach((name, value) -> message.put(String.valueOf(name), value));
        if (words.areIn(message.get("subject") + "\n" + message.get("text"))) {
            message.put("subject", SUBJECT);
            message.put("text", statement);
        }
        Map<String, Object> document = ItemBody.tree(String.valueOf(message.get("document")));
        Map<String, Object> without = words.outOf(document);
        if (!without.equals(document)) {
            message.put("document", ItemBody.write(without));
        }
        return message;
    }
}
