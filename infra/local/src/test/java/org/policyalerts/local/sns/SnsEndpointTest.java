package org.policyalerts.local.sns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.local.sns.SnsFixture.attribute;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.json.JsonReader;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.Subscription;

class SnsEndpointTest {

    private static final String BODIES = "{\"default\":\"d\",\"email\":\"for people\",\"sqs\":\"for queues\"}";

    private final SnsFixture fixture = SnsFixture.start();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void publish(Map<String, MessageAttributeValue> attributes) {
        fixture.sns.publish(r -> r.topicArn(fixture.topic)
                .subject("Hello & <welcome>")
                .messageStructure("json")
                .message(BODIES)
                .messageAttributes(attributes));
    }

    @Test
    void eachSubscriberGetsTheBodyOfItsProtocol() throws Exception {
        fixture.subscribe("email", "mailbox", Map.of());
        fixture.subscribe("sqs", "raw queue", Map.of("RawMessageDelivery", "true"));
        fixture.subscribe("sqs", "queue", Map.of());

        publish(Map.of("audience", attribute("String", "mfa")));

        Delivered mail = fixture.inbox("mailbox").get(0);
        assertThat(mail.subject()).isEqualTo("Hello & <welcome>");
        assertThat(mail.body()).isEqualTo("for people");
        assertThat(mail.attributes()).containsEntry("audience", "mfa");
        assertThat(mail.deliveredAt()).isEqualTo(SnsFixture.NOW);
        assertThat(fixture.inbox("raw queue").get(0).body()).isEqualTo("for queues");
        assertThat(JsonReader.readObject(fixture.inbox("queue").get(0).body()))
                .containsEntry("Type", "Notification")
                .containsEntry("Message", "for queues")
                .containsEntry("MessageAttributes", Map.of("audience", Map.of("Type", "String", "Value", "mfa")));
    }

    @Test
    void rawDeliveryToAQueueDropsAMessageWithMoreThanTenAttributes() {
        fixture.subscribe("sqs", "queue", Map.of("RawMessageDelivery", "true"));
        Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
        for (int i = 0; i < 11; i++) {
            attributes.put("a" + i, attribute("String", "x"));
        }

        publish(attributes);
        attributes.remove("a10");
        publish(attributes);

        assertThat(fixture.inbox("queue")).hasSize(1);
    }

    @ParameterizedTest(name = "{0} takes severity high, sectors energy and health, no country: {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "{'severity':['high','critical']} | true",
                "{'severity':['critical']} | false",
                "{'severity':[{'anything-but':['high']}]} | false",
                "{'country':[{'anything-but':['AL']}]} | false",
                "{'sectors':['health']} | true",
                "{'sectors':['banking']} | false",
                "{'severity':[{'anything-but':['low']}]} | true",
                "{'sectors':[{'anything-but':['health']}]} | true",
                "{'country':[{'exists':false}]} | true",
                "{'country':[{'exists':true}]} | false",
                "{'severity':['high'],'sectors':['banking']} | false",
                "{'severity':['low',{'anything-but':['low']}],'sectors':['energy']} | true",
                "{} | true",
            })
    void filtersByAttributes(String policy, boolean isTaken) {
        fixture.filtered("one", policy.replace('\'', '"'));

        publish(Map.of(
                "severity", attribute("String", "high"),
                "sectors", attribute("String.Array", "[\"energy\",\"health\"]")));

        assertThat(fixture.inbox("one")).hasSize(isTaken ? 1 : 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not json",
                "{'severity':'high'}",
                "{'severity':[]}",
                "{'severity':[{'matches':'x'}]}",
                "{'severity':[{'prefix':'hi'}]}",
                "{'severity':[{'exists':true,'anything-but':['x']}]}",
                "{'severity':[{'anything-but':'low'}]}",
                "{'severity':[{'exists':'yes'}]}",
                "{'a':['x'],'b':['x'],'c':['x'],'d':['x'],'e':['x'],'f':['x']}",
            })
    void refusesAFilterPolicyThatSnsWouldRefuse(String policy) {
        assertThatThrownBy(() -> fixture.filtered("one", policy.replace('\'', '"')))
                .isInstanceOf(InvalidParameterException.class)
                .hasMessageContaining("FilterPolicy");
    }

    @Test
    void topicsAreMadeAndSubscribedToOnceAndSayByWhatFilter() {
        String filter = "{\"severity\":[\"high\"]}";
        String one = fixture.subscribe("email", "one", Map.of("FilterPolicy", filter));

        assertThat(fixture.subscribe("email", "one", Map.of("FilterPolicy", filter)))
                .isEqualTo(one);
        assertThat(fixture.sns.createTopic(r -> r.name("alerts")).topicArn()).isEqualTo(fixture.topic);
        assertThat(fixture.sns
                        .listSubscriptionsByTopic(r -> r.topicArn(fixture.topic))
                        .subscriptions())
                .extracting(Subscription::endpoint)
                .containsExactly("one");
        assertThat(fixture.sns
                        .getSubscriptionAttributes(r -> r.subscriptionArn(one))
                        .attributes())
                .containsEntry("FilterPolicy", filter)
                .containsEntry("Protocol", "email");
    }

    @Test
    void theJournalBringsInboxesBackAndDropsALineThatWasNeverFinished(@TempDir Path folder) throws Exception {
        Path journal = folder.resolve("inboxes.jsonl");
        for (int run = 1; run <= 2; run++) {
            try (SnsFixture kept = SnsFixture.startWith(journal)) {
                kept.subscribe("email", "one", Map.of());
                kept.sns.publish(r -> r.topicArn(kept.topic).subject("s").message("line\none"));
                assertThat(kept.inbox("one")).hasSize(run).allMatch(mail -> mail.body()
                        .equals("line\none"));
            }
            Files.writeString(journal, "{\"messageId\":\"cut o", StandardOpenOption.APPEND);
        }
    }
}
