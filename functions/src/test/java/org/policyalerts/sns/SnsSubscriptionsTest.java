package org.policyalerts.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.Subscription;

class SnsSubscriptionsTest {

    private static final String FILTER = "{\"audience\":[\"mfa\"]}";

    /** Two pages of subscriptions in every state that there is. */
    private static final class Topic implements SnsClient {

        @Override
        public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
            boolean isFirst = request.nextToken() == null;
            Stream<String> arns = isFirst
                    ? Stream.of("arn:filtered", "PendingConfirmation", "Deleted")
                    : Stream.of("arn:pending", "arn:vanished", "arn:all");
            return ListSubscriptionsByTopicResponse.builder()
                    .subscriptions(arns.map(arn ->
                                    Subscription.builder().subscriptionArn(arn).build())
                            .toList())
                    .nextToken(isFirst ? "more" : null)
                    .build();
        }

        @Override
        public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
            Map<String, String> attributes =
                    switch (request.subscriptionArn()) {
                        case "arn:filtered" -> Map.of("PendingConfirmation", "false", "FilterPolicy", FILTER);
                        case "arn:pending" -> Map.of("PendingConfirmation", "true");
                        case "arn:all" -> Map.of("PendingConfirmation", "false");
                        default -> throw NotFoundException.builder().build();
                    };
            return GetSubscriptionAttributesResponse.builder()
                    .attributes(attributes)
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void onlyThoseThatAreConfirmedAndStillThereCountOnAllPages() {
        assertThat(new SnsSubscriptions(Topic::new, "arn:aws:sns:eu-south-1:123456789012:alerts").confirmed())
                .isEqualTo(List.of(FILTER, "{}"));
    }
}
