package org.policyalerts.delivery;

import java.util.List;
import java.util.Map;

/**
 * Whether somebody hears each audience: the topic takes a message that nobody has subscribed to like any other, and
 * nobody would notice.
 */
public final class AudienceCheck {

    private final Subscriptions topic;
    private final List<String> audiences;

    public AudienceCheck(Subscriptions topic, List<String> audiences) {
        this.topic = topic;
        this.audiences = audiences;
    }

    /** The audiences of which no confirmed subscription lets a critical alert through. */
    public List<String> unheard() {
        List<SubscriptionFilter> filters =
                topic.confirmed().stream().map(SubscriptionFilter::of).toList();
        return audiences.stream()
                .filter(audience -> filters.stream().noneMatch(filter -> filter.accepts(criticalAlert(audience))))
                .toList();
    }

    private static Map<String, String> criticalAlert(String audience) {
        return Map.of("audience", audience, "kind", "alert", "severity", "critical");
    }
}
