package org.policyalerts.local.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The actions of the Query API that somebody calls here; each returns the content of its result element. */
record Actions(Topics topics) {

    private static final int PAGE = 100;

    String answer(Form form) {
        String action = form.find("Action")
                .orElseThrow(() -> SnsRefusal.of("MissingAction", "The request must contain the parameter Action."));
        return Xml.response(action, result(action, form));
    }

    private String result(String action, Form form) {
        return switch (action) {
            case "CreateTopic" -> Xml.text("TopicArn", topics.create(form.get("Name")));
            case "Subscribe" -> subscribe(form);
            case "ListSubscriptionsByTopic" -> subscriptions(topics.subscriptions(form.get("TopicArn")), form);
            case "GetSubscriptionAttributes" -> subscriptionAttributes(form.get("SubscriptionArn"));
            case "Publish" -> Xml.text("MessageId", topics.publish(form.get("TopicArn"), Message.of(form)));
            default ->
                throw SnsRefusal.of("InvalidAction", "The action " + action + " is not valid for this endpoint.");
        };
    }

    private String subscribe(Form form) {
        Map<String, String> settings = new LinkedHashMap<>();
        form.list("Attributes.entry").forEach(entry -> settings.put(entry.get("key"), entry.get("value")));
        String endpoint = form.find("Endpoint").orElse("");
        String arn = topics.subscribe(form.get("TopicArn"), form.get("Protocol"), endpoint, settings);
        return Xml.text("SubscriptionArn", arn);
    }

    private String subscriptionAttributes(String subscriptionArn) {
        Subscription subscription = topics.subscription(subscriptionArn);
        Map<String, String> attributes = new LinkedHashMap<>(subscription.settings());
        attributes.put("SubscriptionArn", subscription.arn());
        attributes.put("TopicArn", subscription.topicArn());
        attributes.put("Protocol", subscription.protocol());
        attributes.put("Endpoint", subscription.endpoint());
        attributes.put("PendingConfirmation", "false");
        return Xml.attributes(attributes);
    }

    /** A hundred at once, as SNS does; the token says how many came before. */
    private static String subscriptions(List<Subscription> all, Form form) {
        int from = form.find("NextToken").map(Actions::offset).orElse(0);
        int to = Math.min(all.size(), from + PAGE);
        String page = Xml.members(
                "Subscriptions",
                all.subList(Math.min(from, to), to),
                subscription -> Xml.text("SubscriptionArn", subscription.arn())
                        + Xml.text("Protocol", subscription.protocol())
                        + Xml.text("Endpoint", subscription.endpoint())
                        + Xml.text("TopicArn", subscription.topicArn()));
        return to < all.size() ? page + Xml.text("NextToken", String.valueOf(to)) : page;
    }

    private static int offset(String token) {
        if (!token.matches("\\d{1,9}")) {
            throw SnsRefusal.invalid("NextToken");
        }
        return Integer.parseInt(token);
    }
}
