package org.policyalerts.sns;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.policyalerts.delivery.Subscriptions;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

/**
 * The subscriptions of a topic of SNS, of which it lists a hundred at once.
 *
 * @param sns asked only when somebody wants to know
 */
public record SnsSubscriptions(Supplier<SnsClient> sns, String topicArn) implements Subscriptions {

    private static final String NO_FILTER = "{}";

    @Override
    public List<String> confirmed() {
        SnsClient client = sns.get();
        return client.listSubscriptionsByTopicPaginator(request -> request.topicArn(topicArn)).subscriptions().stream()
                .map(Subscription::subscriptionArn)
                // In the place of an ARN stands "PendingConfirmation" or "Deleted".
                .filter(arn -> arn.startsWith("arn:"))
                .flatMap(arn -> filter(client, arn).stream())
                .toList();
    }

    private static Optional<String> filter(SnsClient client, String arn) {
        try {
            Map<String, String> attributes = client.getSubscriptionAttributes(request -> request.subscriptionArn(arn))
                    .attributes();
            return "true".equals(attributes.get("PendingConfirmation"))
                    ? Optional.empty()
                    : Optional.of(attributes.getOrDefault("FilterPolicy", NO_FILTER));
        } catch (NotFoundException vanished) {
            return Optional.empty();
        }
    }
}
