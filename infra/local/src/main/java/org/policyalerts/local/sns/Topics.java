package org.policyalerts.local.sns;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Topics and their subscribers. */
final class Topics {

    private static final String PREFIX = "arn:aws:sns:eu-central-1:000000000000:";
    private static final int PARTS_OF_AN_ARN = 6;

    private final Clock clock;
    private final Inboxes inboxes;
    private final Map<String, Map<String, Subscription>> topics = new LinkedHashMap<>();
    private Set<String> refused = Set.of();

    Topics(Clock clock, Inboxes inboxes) {
        this.clock = clock;
        this.inboxes = inboxes;
    }

    /** A topic that exists is not refused: SNS answers with its ARN. */
    synchronized String create(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsRefusal.invalid("Topic Name");
        }
        topics.computeIfAbsent(PREFIX + name, none -> new LinkedHashMap<>());
        return PREFIX + name;
    }

    synchronized String subscribe(String topicArn, String protocol, String endpoint, Map<String, String> settings) {
        Map<String, Subscription> topic = topic(topicArn);
        for (Subscription present : topic.values()) {
            if (present.protocol().equals(protocol) && present.endpoint().equals(endpoint)) {
                return sameOrRefused(present, settings);
            }
        }
        String arn = topicArn + ":" + UUID.randomUUID();
        topic.put(arn, Subscription.of(arn, topicArn, protocol, endpoint, settings));
        return arn;
    }

    private static String sameOrRefused(Subscription present, Map<String, String> settings) {
        if (!present.settings().equals(settings)) {
            throw SnsRefusal.invalid("Attributes Reason: Subscription already exists with different attributes");
        }
        return present.arn();
    }

    synchronized Subscription subscription(String subscriptionArn) {
        return topics.values().stream()
                .filter(topic -> topic.containsKey(subscriptionArn))
                .findFirst()
                .map(topic -> topic.get(subscriptionArn))
                .orElseThrow(() -> SnsRefusal.notFound("Subscription"));
    }

    synchronized List<Subscription> subscriptions(String topicArn) {
        return List.copyOf(topic(topicArn).values());
    }

    /** Rehearses a message that is at fault: what is for these audiences is refused, until it is called anew. */
    synchronized void refuse(Set<String> audiences) {
        refused = Set.copyOf(audiences);
    }

    /** Puts the message into the inboxes of all subscribers whose filters accept it; its id. */
    synchronized String publish(String topicArn, Message message) {
        if (Optional.ofNullable(message.attributes().get("audience"))
                .filter(audience -> refused.contains(audience.value()))
                .isPresent()) {
            throw SnsRefusal.invalid("refused for a rehearsal");
        }
        String id = UUID.randomUUID().toString();
        Map<String, Delivered> deliveries = new LinkedHashMap<>();
        topic(topicArn).values().forEach(subscription -> subscription
                .deliver(id, message, clock.instant())
                .ifPresent(delivered -> deliveries.put(subscription.endpoint(), delivered)));
        inboxes.add(deliveries);
        return id;
    }

    private Map<String, Subscription> topic(String topicArn) {
        int parts = topicArn.split(":", -1).length;
        if (parts < PARTS_OF_AN_ARN) {
            throw SnsRefusal.invalid("TopicArn Reason: An ARN must have at least 6 elements, not " + parts);
        }
        Map<String, Subscription> topic = topics.get(topicArn);
        if (topic == null) {
            throw SnsRefusal.notFound("Topic");
        }
        return topic;
    }
}
