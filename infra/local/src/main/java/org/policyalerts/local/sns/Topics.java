package org.policyalerts.local.sns;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Topics, their subscribers and what each has received. */
final class Topics {

    private static final String PREFIX = "arn:aws:sns:eu-central-1:000000000000:";

    private final Clock clock;
    private final Map<String, List<Subscription>> topics = new LinkedHashMap<>();

    Topics(Clock clock) {
        this.clock = clock;
    }

    private record Subscription(String name, FilterPolicy filter, List<Delivered> inbox) {}

    synchronized String create(String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,256}")) {
            throw SnsRefusal.invalid("Topic Name");
        }
        topics.computeIfAbsent(PREFIX + name, none -> new ArrayList<>());
        return PREFIX + name;
    }

    synchronized void subscribe(String topicArn, String name, String filterPolicy) {
        subscriptions(topicArn).add(new Subscription(name, FilterPolicy.parse(filterPolicy), new ArrayList<>()));
    }

    synchronized String publish(String topicArn, Message message) {
        String id = UUID.randomUUID().toString();
        Map<String, String> attributes = new LinkedHashMap<>();
        message.attributes().forEach((name, attribute) -> attributes.put(name, attribute.value()));
        Delivered delivered = new Delivered(
                id, message.subject(), message.body("email"), message.body("sqs"), attributes, clock.instant());
        subscriptions(topicArn).stream()
                .filter(subscription -> subscription.filter().accepts(message.attributes()))
                .forEach(subscription -> subscription.inbox().add(delivered));
        return id;
    }

    synchronized List<Delivered> inbox(String name) {
        return topics.values().stream()
                .flatMap(List::stream)
                .filter(subscription -> subscription.name().equals(name))
                .flatMap(subscription -> subscription.inbox().stream())
                .toList();
    }

    private List<Subscription> subscriptions(String topicArn) {
        List<Subscription> subscriptions = topics.get(topicArn);
        if (subscriptions == null) {
            throw SnsRefusal.notFound("Topic");
        }
        return subscriptions;
    }
}
