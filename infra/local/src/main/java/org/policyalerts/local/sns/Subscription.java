package org.policyalerts.local.sns;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.json.JsonWriter;

/**
 * One subscriber of a topic. It is confirmed at once, since nobody on this machine would answer a request to confirm.
 *
 * @param settings the attributes as they were set
 */
record Subscription(
        String arn,
        String topicArn,
        String protocol,
        String endpoint,
        Map<String, String> settings,
        FilterPolicy filter) {

    /** SNS drops a message with more attributes for a queue with raw delivery ("Raw message delivery"). */
    private static final int MOST_RAW_ATTRIBUTES = 10;

    private static final Set<String> PROTOCOLS = Set.of("email", "sqs");
    private static final Set<String> SETTINGS = Set.of("FilterPolicy", "RawMessageDelivery");

    static Subscription of(
            String arn, String topicArn, String protocol, String endpoint, Map<String, String> settings) {
        if (!PROTOCOLS.contains(protocol)) {
            throw SnsRefusal.invalid("Amazon SNS does not support this protocol string: " + protocol);
        }
        if (endpoint.isEmpty()) {
            throw SnsRefusal.invalid("Endpoint");
        }
        settings.forEach((name, value) -> check(protocol, name, value));
        FilterPolicy filter = settings.containsKey("FilterPolicy")
                ? FilterPolicy.read(settings.get("FilterPolicy"))
                : FilterPolicy.NONE;
        return new Subscription(arn, topicArn, protocol, endpoint, Map.copyOf(settings), filter);
    }

    private static void check(String protocol, String name, String value) {
        if (!SETTINGS.contains(name)) {
            throw SnsRefusal.invalid("AttributeName");
        }
        if (name.equals("RawMessageDelivery")) {
            if (!value.equals("true") && !value.equals("false")) {
                throw SnsRefusal.invalid("RawMessageDelivery: must be true or false");
            }
            if (value.equals("true") && !protocol.equals("sqs")) {
                throw SnsRefusal.invalid("RawMessageDelivery: not supported for protocol " + protocol);
            }
        }
    }

    private boolean isRaw() {
        return "true".equals(settings.get("RawMessageDelivery"));
    }

    /** What the subscriber gets; empty if the filter, or SNS itself, drops the message. */
    Optional<Delivered> deliver(String messageId, Message message, Instant now) {
        boolean isDropped = isRaw() && message.attributes().size() > MOST_RAW_ATTRIBUTES;
        if (isDropped || !filter.accepts(message.attributes())) {
            return Optional.empty();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        message.attributes().forEach((name, attribute) -> attributes.put(name, attribute.value()));
        String body = message.body(protocol);
        boolean isBare = isRaw() || protocol.equals("email");
        return Optional.of(new Delivered(
                messageId,
                message.subject(),
                isBare ? body : JsonWriter.write(envelope(messageId, message, body, now)),
                attributes,
                now));
    }

    private Map<String, Object> envelope(String messageId, Message message, String body, Instant now) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("Type", "Notification");
        envelope.put("MessageId", messageId);
        envelope.put("TopicArn", topicArn);
        if (!message.subject().isEmpty()) {
            envelope.put("Subject", message.subject());
        }
        envelope.put("Message", body);
        envelope.put("Timestamp", now.toString());
        Map<String, Object> attributes = new LinkedHashMap<>();
        message.attributes()
                .forEach((name, attribute) ->
                        attributes.put(name, Map.of("Type", attribute.type(), "Value", attribute.value())));
        envelope.put("MessageAttributes", attributes);
        return envelope;
    }
}
