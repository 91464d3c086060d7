package org.policyalerts.dynamodb.audience;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.alert.Notification;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.dynamodb.table.Attributes;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Key;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;

/**
 * What messages say, apart from how far they have come. What is written at once and lies together is one item: such
 * messages say much the same and are small together, no index holds them, and nothing of it is written again when they
 * are sent. What was stored before has what it says in each message and is read so.
 */
final class MessageBodies {

    /** Beside the messages, where nobody looks for what is current. */
    static final String PREFIX = "B#";

    private static final String BODY = "body";
    private static final String PLACE = "bodyIn";
    private static final int PAGE = 100;

    private final Table table;
    private final Map<Key, ItemReader> known = new HashMap<>();

    /** For one look at messages: nothing in it changes, but it is forgotten with it. */
    MessageBodies(Table table) {
        this.table = table;
    }

    /**
     * Messages as they are written.
     *
     * @param words what they say, to be written before them; a transaction would cost twice as much, and what no
     *     message names does no harm
     * @param messages each to be written only if it is not there
     */
    record Writes(List<Write> words, List<Write> messages) {}

    /**
     * One that stands for its hour keeps its few words: it may be there already, and then nothing of it may be written.
     */
    static Writes writes(List<Notification> notifications) {
        Map<String, List<Map<String, Object>>> together = new LinkedHashMap<>();
        List<Write> messages = new ArrayList<>();
        for (Notification notification : notifications) {
            Map<String, Object> item = NotificationItem.of(notification);
            if (!notification.isOfItsHour()) {
                together.computeIfAbsent(String.valueOf(item.get("pk")), none -> new ArrayList<>())
                        .add(item);
            }
            messages.add(new Write.Put(item, new Condition.Absent()));
        }
        List<Write> words =
                together.values().stream().map(MessageBodies::takeOut).toList();
        together.values().forEach(MessageBodies::leaveDueTheLast);
        return new Writes(words, messages);
    }

    /**
     * A delivery tries all that is pending in a partition, in order, so as long as the last one is pending, nothing
     * before it is forgotten; what fails or waits gets a date of its own. Each date costs a write and its removal.
     */
    private static void leaveDueTheLast(List<Map<String, Object>> items) {
        Comparator<Map<String, Object>> inOrder =
                Comparator.comparing(item -> String.valueOf(item.get("sk")), Attributes.BYTE_ORDER);
        List<Map<String, Object>> pending = items.stream()
                .filter(item -> item.containsKey("dueAt"))
                .sorted(inOrder)
                .toList();
        pending.subList(0, Math.max(0, pending.size() - 1)).forEach(NotificationItem::removeDue);
    }

    /** Named after what is in it: of two writers of the same messages neither takes away what the other's say. */
    private static Write takeOut(List<Map<String, Object>> items) {
        Map<String, Object> first = items.get(0);
        Map<String, Object> bodies = new LinkedHashMap<>();
        items.forEach(item -> bodies.put(String.valueOf(item.get("notificationId")), ItemBody.read(item)));
        String words = ItemBody.write(bodies);
        String sk = PREFIX + String.valueOf(first.get("sk")).substring(NotificationItem.PREFIX.length()) + "#"
                + ItemKeys.digits(words);
        for (Map<String, Object> item : items) {
            item.remove(BODY);
            item.put(PLACE, sk);
        }
        Map<String, Object> item = new Key(Key.of(first).pk(), sk).item("message-bodies");
        item.put(BODY, words);
        return new Write.Put(item, new Condition.Always());
    }

    /** Reads all that lies in a partition at once. */
    MessageBodies of(String partition) {
        table.all(Query.beginning(partition, PREFIX, PAGE)).forEach(item -> known.put(key(item, "sk"), bodies(item)));
        return this;
    }

    /** What a message says. */
    ItemReader of(Map<String, Object> message) {
        if (message.containsKey(BODY)) {
            return new ItemReader(ItemBody.read(message));
        }
        ItemReader bodies = known.computeIfAbsent(
                key(message, PLACE),
                place -> table.get(place).map(MessageBodies::bodies).orElseThrow());
        return bodies.findObject(new ItemReader(message).text("notificationId")).orElseThrow();
    }

    private static ItemReader bodies(Map<String, Object> item) {
        return new ItemReader(ItemBody.read(item));
    }

    private static Key key(Map<String, Object> item, String sk) {
        ItemReader stored = new ItemReader(item);
        return new Key(stored.text("pk"), stored.text(sk));
    }
}
