package org.policyalerts.dynamodb.audience;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.MessageStore.Delivery;
import org.policyalerts.alert.MessageStore.StoredMessage;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.Recipient;
import org.policyalerts.delivery.NotificationDelivery;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.delivery.Outbox.DeadMessage;
import org.policyalerts.dynamodb.item.ItemBody;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.incident.IncidentId;

/** A notification as an item of the outbox. */
public final class NotificationItem {

    public static final String PREFIX = "N#";
    static final String PENDING = "pending";

    /** Where the parked ones are listed. */
    public static final String DEAD = "N#dead";

    /** The attributes that put a notification into an index; each state has its own or none. */
    static final List<String> INDEXED = List.of("dueShard", "dueAt", "listKey", "listSort");

    private NotificationItem() {}

    static Map<String, Object> of(Notification notification) {
        Map<String, Object> body = body(notification.subject(), notification.text(), notification.document());
        body.put("attributes", notification.attributes());
        Map<String, Object> item = MessagePlace.of(notification).item("notification");
        item.put("notificationId", notification.id());
        item.put("audience", notification.audience());
        item.put("createdAt", notification.createdAt().toString());
        item.put("body", ItemBody.write(body));
        item.put("attempts", 0L);
        item.put("revision", 0L);
        notification.incident().ifPresent(incident -> item.put("incident", incident.value()));
        item.put("kind", notification.kind());
        item.put("handling", notification.handling().text());
        if (notification.handling() == Handling.WITHHELD) {
            item.put("status", "withheld");
        } else {
            item.put("code", MessageCode.of(notification.id()));
            putPending(item, notification.createdAt());
        }
        return item;
    }

    private static Map<String, Object> body(String subject, String text, Map<String, Object> document) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("subject", subject);
        body.put("text", text);
        body.put("document", ItemBody.write(document));
        return body;
    }

    private static void putPending(Map<String, Object> item, Instant createdAt) {
        item.put("status", PENDING);
        item.put("notBefore", createdAt.toString());
        putDue(item, createdAt.plus(NotificationDelivery.SWEEP_AFTER));
        putCode(item);
    }

    /** Lists a message under its code; those of the first edition have none. */
    static void putCode(Map<String, Object> item) {
        if (item.get("code") != null) {
            item.put("listKey", listOf(String.valueOf(item.get("code"))));
            item.put(
                    "listSort",
                    ItemKeys.instant(Instant.parse(String.valueOf(item.get("createdAt")))) + "#"
                            + item.get("notificationId"));
        }
    }

    /** Where the messages with a code are listed. */
    static String listOf(String code) {
        return "M#" + code;
    }

    static void putDue(Map<String, Object> item, Instant at) {
        item.put("dueShard", ItemKeys.messageShard(String.valueOf(item.get("pk"))));
        item.put("dueAt", ItemKeys.instant(at));
    }

    static void removeDue(Map<String, Object> item) {
        item.remove("dueShard");
        item.remove("dueAt");
    }

    static void putDead(Map<String, Object> item, Instant at) {
        item.put("listKey", DEAD);
        item.put("listSort", ItemKeys.instant(at) + "#" + item.get("notificationId"));
    }

    static DeadMessage readDead(Map<String, Object> item, ItemReader body) {
        String sort = String.valueOf(item.get("listSort"));
        String failures = String.valueOf(item.getOrDefault("failures", ""));
        String last = failures.substring(failures.lastIndexOf('\n') + 1);
        return new DeadMessage(
                read(item, body),
                Instant.parse(sort.substring(0, sort.indexOf('#'))),
                last.substring(last.indexOf(' ') + 1));
    }

    static OutboundMessage read(Map<String, Object> item, ItemReader body) {
        ItemReader stored = new ItemReader(item);
        String sk = stored.text("sk");
        Instant createdAt = stored.instant("createdAt");
        return new OutboundMessage(
                stored.text("notificationId"),
                stored.text("pk"),
                Long.parseLong(sk.substring(PREFIX.length(), sk.indexOf('#', PREFIX.length()))),
                stored.text("audience"),
                body.text("subject"),
                body.text("text"),
                body.text("document"),
                body.findObject("attributes").map(ItemReader::fields).orElse(Map.of()),
                createdAt,
                (int) ItemBody.number(item, "attempts"),
                stored.find("notBefore").map(Instant::parse).orElse(createdAt),
                ItemBody.number(item, "revision"));
    }

    static StoredMessage toStored(Map<String, Object> item, ItemReader body) {
        ItemReader stored = new ItemReader(item);
        String pk = stored.text("pk");
        return new StoredMessage(
                stored.text("notificationId"),
                ItemKeys.isIncident(pk)
                        ? Optional.of(ItemKeys.incidentOf(pk))
                        : stored.find("incident").map(IncidentId::new),
                Recipient.of(stored.text("audience")),
                stored.text("kind"),
                Handling.valueOf(stored.text("handling").toUpperCase(Locale.ROOT)),
                body.text("subject"),
                body.text("text"),
                ItemBody.tree(body.text("document")),
                stored.instant("createdAt"),
                delivery(stored.text("status"), item),
                stored.findInstant("sentAt"),
                (int) ItemBody.number(item, "attempts"));
    }

    private static Delivery delivery(String status, Map<String, Object> item) {
        boolean isTriedBefore = status.equals(PENDING) && ItemBody.number(item, "attempts") > 0;
        return isTriedBefore ? Delivery.FAILED : Delivery.valueOf(status.toUpperCase(Locale.ROOT));
    }
}
