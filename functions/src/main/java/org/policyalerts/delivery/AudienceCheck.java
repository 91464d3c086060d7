package org.policyalerts.delivery;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether somebody hears each audience: the topic takes a message that nobody has subscribed to like any other, and
 * nobody would notice.
 */
public final class AudienceCheck {

    /**
     * What our own queue for mail and chat filters by, so that it takes everything and is known here: who reads there
     * is asked for each audience.
     */
    private static final String OWN_QUEUE = "notificationId";

    private final Subscriptions topic;
    private final List<String> audiences;
    private final Predicate<String> isReached;

    /** @param isReached whether an audience has somebody who is told by mail or chat */
    public AudienceCheck(Subscriptions topic, List<String> audiences, Predicate<String> isReached) {
        this.topic = topic;
        this.audiences = audiences;
        this.isReached = isReached;
    }

    /** The audiences of which no confirmed subscription lets a critical alert through, and which nobody mails. */
    public List<String> unheard() {
        List<SubscriptionFilter> filters = topic.confirmed().stream()
                .filter(filter -> !filter.contains(OWN_QUEUE))
                .map(SubscriptionFilter::of)
                .toList();
        return audiences.stream()
                .filter(audience -> filters.stream().noneMatch(filter -> filter.accepts(criticalAlert(audience))))
                .filter(audience -> !isReached.test(audience))
                .toList();
    }

    private static Map<String, String> criticalAlert(String audience) {
        return Map.of("audience", audience, "kind", "alert", "severity", "critical");
    }
}
