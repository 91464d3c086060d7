package org.policyalerts.sns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.delivery.OutboundMessage;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesRequest;
import software.amazon.awssdk.services.sns.model.GetSubscriptionAttributesResponse;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicRequest;
import software.amazon.awssdk.services.sns.model.ListSubscriptionsByTopicResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

/** A topic that takes everything, unless told to fail, and keeps the requests, to be weighed as SNS weighs them. */
public final class RecordingTopic implements SnsClient {

    private final List<PublishRequest> requests = new ArrayList<>();
    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final List<String> audiences = new ArrayList<>();
    private Optional<RuntimeException> toList = Optional.empty();

    /** The next publication fails like this; each further call adds one more failure. */
    public void failNext(RuntimeException failure) {
        failures.add(failure);
    }

    /** From now on somebody has subscribed to what these audiences are told. */
    public void hearing(List<String> some) {
        audiences.addAll(some);
    }

    /** From now on nobody learns who has subscribed. */
    public void refusingToList(RuntimeException refusal) {
        toList = Optional.of(refusal);
    }

    @Override
    public ListSubscriptionsByTopicResponse listSubscriptionsByTopic(ListSubscriptionsByTopicRequest request) {
        toList.ifPresent(refusal -> {
            throw refusal;
        });
        return ListSubscriptionsByTopicResponse.builder()
                .subscriptions(audiences.stream()
                        .map(audience -> Subscription.builder()
                                .subscriptionArn("arn:" + audience)
                                .build())
                        .toList())
                .build();
    }

    @Override
    public GetSubscriptionAttributesResponse getSubscriptionAttributes(GetSubscriptionAttributesRequest request) {
        String audience = request.subscriptionArn().substring("arn:".length());
        return GetSubscriptionAttributesResponse.builder()
                .attributes(Map.of("FilterPolicy", "{\"audience\":[\"" + audience + "\"]}"))
                .build();
    }

    /** What was published, failed tries included. */
    public List<PublishRequest> requests() {
        return List.copyOf(requests);
    }

    /**
     * What SNS counts of a message: the message and its attributes with names and types (SNS developer guide,
     * "Quotas").
     */
    public static int bytesOf(OutboundMessage message) {
        RecordingTopic topic = new RecordingTopic();
        new SnsAlertPublisher(topic, "arn:aws:sns:eu-south-1:123456789012:alerts", Optional.empty()).publish(message);
        PublishRequest request = topic.requests.get(0);
        int attributes = request.messageAttributes().entrySet().stream()
                .mapToInt(entry -> utf8(entry.getKey())
                        + utf8(entry.getValue().dataType())
                        + utf8(entry.getValue().stringValue()))
                .sum();
        return utf8(request.message()) + attributes;
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public PublishResponse publish(PublishRequest request) {
        requests.add(request);
        RuntimeException failure = failures.poll();
        if (failure != null) {
            throw failure;
        }
        return PublishResponse.builder().messageId("sns-" + requests.size()).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {
        requests.clear();
    }
}
