package org.policyalerts.local.sns;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** The endpoint with the real client and one topic. */
final class SnsFixture implements AutoCloseable {

    static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");

    final SnsEndpoint endpoint;
    final SnsClient sns;
    final String topic;

    private SnsFixture(Optional<Path> journal) {
        endpoint = SnsEndpoint.start(Clock.fixed(NOW, ZoneOffset.UTC), journal);
        sns = SnsClient.builder()
                .endpointOverride(endpoint.uri())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        topic = sns.createTopic(r -> r.name("alerts")).topicArn();
    }

    static SnsFixture start() {
        return new SnsFixture(Optional.empty());
    }

    static SnsFixture startWith(Path journal) {
        return new SnsFixture(Optional.of(journal));
    }

    String subscribe(String protocol, String endpointName, Map<String, String> attributes) {
        return sns.subscribe(r -> r.topicArn(topic)
                        .protocol(protocol)
                        .endpoint(endpointName)
                        .returnSubscriptionArn(true)
                        .attributes(attributes))
                .subscriptionArn();
    }

    void filtered(String endpointName, String filterPolicy) {
        subscribe("email", endpointName, Map.of("FilterPolicy", filterPolicy));
    }

    List<Delivered> inbox(String endpointName) {
        return endpoint.inbox(endpointName);
    }

    static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    @Override
    public void close() {
        sns.close();
        endpoint.close();
    }
}
