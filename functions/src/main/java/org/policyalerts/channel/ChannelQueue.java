package org.policyalerts.channel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.channel.QueueBatch.Carried;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * What the queue brings: our messages from the topic, and word from SES of mail that came back.
 *
 * @param channels what brings a message to its recipients
 */
public record ChannelQueue(AlertPublisher channels, ReturnedMail returned) implements QueueBatch.Handler {

    private static final List<String> ATTRIBUTES = List.of("kind", "tlp", "severity", "code");

    /** What SES sends once when it is told of a topic. */
    private static final String SET_UP = "Successfully validated SNS topic";

    @Override
    public boolean handle(Carried message) {
        Map<String, Object> body = tree(message.body());
        // The topic wraps what it brings unless its subscription says otherwise.
        boolean isWrapped = "Notification".equals(body.get("Type")) && body.get("Message") instanceof String;
        if (isWrapped && String.valueOf(body.get("Message")).startsWith(SET_UP)) {
            return true;
        }
        String document = isWrapped ? String.valueOf(body.get("Message")) : message.body();
        Map<String, Object> told = isWrapped ? tree(document) : body;
        if (told.containsKey("eventType")) {
            returned.note(told);
            return true;
        }
        String subject = isWrapped && body.get("Subject") instanceof String given ? given : "";
        Published published = channels.publish(message(told, document, subject, message.id()));
        return published instanceof Published.Accepted;
    }

    /** As it was in the outbox, as far as it matters here; it lies in the queue's message now. */
    private static OutboundMessage message(Map<String, Object> document, String json, String subject, String carrier) {
        Map<String, Object> attributes = new LinkedHashMap<>(document);
        attributes.keySet().retainAll(ATTRIBUTES);
        Instant at = Instant.parse(needed(document, "at"));
        String text = needed(document, "text");
        return new OutboundMessage(
                needed(document, "notificationId"),
                carrier,
                0,
                recipient(document),
                subject.isEmpty() ? text.lines().findFirst().orElse("") : subject,
                text,
                json,
                attributes,
                at,
                0,
                at,
                0);
    }

    private static String recipient(Map<String, Object> document) {
        String audience = needed(document, "audience");
        Object organisation = document.get("organisation");
        return organisation == null || audience.contains("@") ? audience : audience + "@" + organisation;
    }

    private static String needed(Map<String, Object> document, String name) {
        return Optional.ofNullable(document.get(name))
                .map(Object::toString)
                .orElseThrow(() -> new IllegalArgumentException("a message of the queue lacks " + name));
    }

    private static Map<String, Object> tree(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException unreadable) {
            throw new IllegalArgumentException("a message of the queue is no JSON object", unreadable);
        }
    }
}
