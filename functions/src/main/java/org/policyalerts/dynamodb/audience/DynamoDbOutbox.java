package org.policyalerts.dynamodb.audience;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.Outbox;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Index;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;

/** The outbox in the table: notifications lie beside their incident, in the order of its evaluations. */
public record DynamoDbOutbox(Table table) implements Outbox {

    @Override
    public List<OutboundMessage> pending(String partition) {
        MessageBodies bodies = new MessageBodies(table);
        Table.Containing stillPending = new Table.Containing("status", NotificationItem.PENDING);
        Query all = Query.beginning(partition, NotificationItem.PREFIX, 200).keeping(stillPending);
        return table.all(all).stream()
                .map(item -> NotificationItem.read(item, bodies.of(item)))
                .toList();
    }

    @Override
    public boolean isAsRead(OutboundMessage message) {
        return table.get(MessagePlace.of(message))
                .filter(item -> NotificationItem.PENDING.equals(item.get("status")))
                .filter(item -> ItemBody.number(item, "revision") == message.revision())
                .isPresent();
    }

    @Override
    public void sent(OutboundMessage message, String messageId, Instant at) {
        change(message, item -> {
            item.put("status", "sent");
            item.put("sentAt", at.toString());
            item.put("messageId", messageId);
        });
    }

    @Override
    public void failed(OutboundMessage message, String error, Instant at, Instant again) {
        change(message, item -> {
            item.put("attempts", message.attempts() + 1L);
            item.put("notBefore", again.toString());
            noteFailure(item, error, at);
            NotificationItem.putDue(item, again);
        });
    }

    /** Its revision stays as it is: whoever is just sending it must be able to record that. */
    @Override
    public void waits(OutboundMessage message, Instant again) {
        table.get(MessagePlace.of(message))
                .filter(item -> NotificationItem.PENDING.equals(item.get("status")) && !item.containsKey("dueAt"))
                .ifPresent(stored -> {
                    Map<String, Object> item = new HashMap<>(stored);
                    NotificationItem.putDue(item, again);
                    write(item, message.revision());
                });
    }

    @Override
    public void dead(OutboundMessage message, String error, Instant at) {
        change(message, item -> {
            item.put("status", "dead");
            item.put("attempts", message.attempts() + 1L);
            noteFailure(item, error, at);
            NotificationItem.putDead(item, at);
        });
    }

    @Override
    public List<DeadMessage> dead(int most) {
        MessageBodies bodies = new MessageBodies(table);
        return table
                .first(new Query(Index.LIST, NotificationItem.DEAD, null, null, false, most, null, null), most)
                .stream()
                .map(item -> NotificationItem.readDead(item, bodies.of(item)))
                .toList();
    }

    @Override
    public boolean revive(DeadMessage dead, Instant at) {
        return change(dead.message(), item -> {
            item.put("status", NotificationItem.PENDING);
            item.put("attempts", 0L);
            item.put("notBefore", at.toString());
            noteFailure(item, "redriven", at);
            // Due at once: if the stream has stopped too, the next run of the schedule sends it.
            NotificationItem.putDue(item, at);
        });
    }

    private static void noteFailure(Map<String, Object> item, String error, Instant at) {
        Object earlier = item.get("failures");
        String line = at + " " + error;
        item.put("failures", earlier == null ? line : earlier + "\n" + line);
    }

    private boolean change(OutboundMessage message, Consumer<Map<String, Object>> change) {
        Map<String, Object> item = table.get(MessagePlace.of(message))
                .map(HashMap::new)
                .orElseThrow(() -> new IllegalStateException("not in the outbox: " + message.notificationId()));
        NotificationItem.INDEXED.forEach(item::remove);
        NotificationItem.putCode(item);
        change.accept(item);
        item.put("revision", message.revision() + 1);
        return write(item, message.revision());
    }

    /** Another delivery may have changed the message since it was read; then what it recorded stands. */
    private boolean write(Map<String, Object> item, long revision) {
        // Both deliveries published the same notification id; the first record of it is the one that counts.
        return table.isWritten(new Write.Put(item, new Condition.Equal("revision", revision)));
    }
}
