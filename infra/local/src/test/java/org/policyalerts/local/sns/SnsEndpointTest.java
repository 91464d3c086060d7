package org.policyalerts.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

class SnsEndpointTest {

    private static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");

    private final SnsEndpoint endpoint = SnsEndpoint.start(Clock.fixed(NOW, ZoneOffset.UTC));
    private final SnsClient sns = SnsClient.builder()
            .endpointOverride(endpoint.uri())
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("a", "b")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    private final String topic = sns.createTopic(r -> r.name("alerts")).topicArn();

    @AfterEach
    void stop() {
        sns.close();
        endpoint.close();
    }

    private void publish(Consumer<PublishRequest.Builder> request) {
        sns.publish(r -> request.accept(r.topicArn(topic)));
    }

    @Test
    void deliversTheBodyOfEachProtocolWithSubjectAttributesAndTime() {
        endpoint.subscribe(topic, "mfa", "{}");

        publish(r -> r.subject("Hello")
                .messageStructure("json")
                .message("{\"default\":\"d\",\"email\":\"for people\",\"sqs\":\"{}\"}")
                .messageAttributes(Map.of("audience", text("mfa"))));

        Delivered delivered = endpoint.inbox("mfa").get(0);
        assertThat(delivered.subject()).isEqualTo("Hello");
        assertThat(delivered.text()).isEqualTo("for people");
        assertThat(delivered.json()).isEqualTo("{}");
        assertThat(delivered.attributes()).containsEntry("audience", "mfa");
        assertThat(delivered.deliveredAt()).isEqualTo(NOW);
    }

    @ParameterizedTest(name = "{0} takes a message with severity high, sectors energy and health, level 3: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"severity\":[\"high\",\"critical\"]} | true",
                "{\"severity\":[\"critical\"]} | false",
                "{\"severity\":[{\"anything-but\":[\"high\"]}]} | false",
                "{\"severity\":[{\"prefix\":\"hi\"}]} | true",
                "{\"sectors\":[\"health\"]} | true",
                "{\"sectors\":[\"banking\"]} | false",
                "{\"level\":[{\"numeric\":[\">=\",3,\"<\",4]}]} | true",
                "{\"level\":[{\"numeric\":[\"<\",3]}]} | false",
                "{\"country\":[{\"exists\":false}]} | true",
                "{\"country\":[{\"exists\":true}]} | false",
                "{\"severity\":[\"high\"],\"sectors\":[\"banking\"]} | false",
            })
    void filters(String policy, boolean isTaken) {
        endpoint.subscribe(topic, "one", policy);
        MessageAttributeValue sectors = MessageAttributeValue.builder()
                .dataType("String.Array")
                .stringValue("[\"energy\",\"health\"]")
                .build();
        MessageAttributeValue level = MessageAttributeValue.builder()
                .dataType("Number")
                .stringValue("3")
                .build();

        publish(r ->
                r.message("m").messageAttributes(Map.of("severity", text("high"), "sectors", sectors, "level", level)));

        assertThat(endpoint.inbox("one")).hasSize(isTaken ? 1 : 0);
    }

    @Test
    void refusesWhatSnsRefuses() {
        refuses(r -> r.message("m").subject("x".repeat(101)));
        refuses(r -> r.message("m").subject("two\nlines"));
        refuses(r -> r.message("m").subject("Shqipëri"));
        refuses(r -> r.message("m").subject(" blank first"));
        refuses(r -> r.message("x".repeat(256 * 1024 + 1)));
        refuses(r -> r.message("{\"email\":\"no default\"}").messageStructure("json"));
        refuses(r -> r.message("not json").messageStructure("json"));
    }

    private void refuses(Consumer<PublishRequest.Builder> request) {
        assertThatThrownBy(() -> publish(request)).isInstanceOf(InvalidParameterException.class);
    }

    @Test
    void takesWhatIsJustWithinTheLimits() {
        endpoint.subscribe(topic, "one", "{}");

        publish(r -> r.message("x".repeat(256 * 1024)).subject("x".repeat(100)));

        assertThat(endpoint.inbox("one")).hasSize(1);
    }

    @Test
    void refusesAttributesOfUnknownTypesAndTopicsThatAreNotThere() {
        MessageAttributeValue odd = MessageAttributeValue.builder()
                .dataType("Date")
                .stringValue("x")
                .build();

        assertThatThrownBy(() -> publish(r -> r.message("m").messageAttributes(Map.of("a", odd))))
                .isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> sns.publish(r -> r.topicArn(topic + "-other").message("m")))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void batchesTakeTenEntriesWithDistinctIdsAndAnswerEachByItself() {
        endpoint.subscribe(topic, "one", "{}");
        List<PublishBatchRequestEntry> mixed = List.of(entry("a", "fine"), entry("b", "two\nlines"));

        var answer = sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(mixed));

        assertThat(answer.successful()).extracting("id").containsExactly("a");
        assertThat(answer.failed()).extracting("id").containsExactly("b");
        List<PublishBatchRequestEntry> eleven =
                IntStream.range(0, 11).mapToObj(i -> entry("e" + i, "s")).toList();
        assertThatThrownBy(() -> sns.publishBatch(r -> r.topicArn(topic).publishBatchRequestEntries(eleven)))
                .isInstanceOf(SnsException.class);
        assertThatThrownBy(() -> sns.publishBatch(
                        r -> r.topicArn(topic).publishBatchRequestEntries(entry("a", "s"), entry("a", "s"))))
                .isInstanceOf(SnsException.class);
    }

    private static PublishBatchRequestEntry entry(String id, String subject) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .message("m")
                .subject(subject)
                .build();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
