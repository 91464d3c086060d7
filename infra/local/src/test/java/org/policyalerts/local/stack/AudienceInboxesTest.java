package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.sns.SnsEndpoint;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;

/** Who reads which messages on this machine. */
class AudienceInboxesTest {

    private final SnsEndpoint topics =
            SnsEndpoint.start(Clock.fixed(Instant.parse("2023-12-26T07:00:00Z"), ZoneOffset.UTC), Optional.empty());
    private final SnsClient sns = LocalAws.client(SnsClient.builder(), topics.uri());
    private final AudienceInboxes inboxes = new AudienceInboxes(topics);
    private String alerts = "";
    private String exercises = "";

    @BeforeEach
    void subscribe() {
        alerts = sns.createTopic(r -> r.name("alerts")).topicArn();
        inboxes.subscribe(sns, alerts);
        exercises = inboxes.subscribeExercises(sns);
    }

    @AfterEach
    void stop() {
        sns.close();
        topics.close();
    }

    private void publish(String topic, String subject, Map<String, String> attributes) {
        Map<String, MessageAttributeValue> values = new HashMap<>();
        attributes.forEach((name, value) -> values.put(
                name,
                MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value)
                        .build()));
        sns.publish(r -> r.topicArn(topic).subject(subject).message("text").messageAttributes(values));
    }

    private List<String> read(String reader) {
        return inboxes.messages(Optional.of(reader)).stream()
                .map(message -> String.valueOf(message.get("subject")))
                .toList();
    }

    @Test
    void anOperatorReadsWhatIsForItsOrganisationAlone() {
        publish(alerts, "One", Map.of("audience", "operator", "organisation", "ONE-ALBANIA"));
        publish(alerts, "Air", Map.of("audience", "operator", "organisation", "AIR-ALBANIA"));
        publish(alerts, "All", Map.of("audience", "mfa"));

        assertThat(read("operator@ONE-ALBANIA")).containsExactly("One");
        assertThat(read("operator@ONE")).isEmpty();
        assertThat(read("operator")).containsExactly("One", "Air");
        assertThat(inboxes.messages(Optional.empty())).hasSize(3);
    }

    @Test
    void exercisesAreReadByTheirNameAlone() {
        publish(exercises, "Drill", Map.of("audience", "mfa", "kind", "exercise"));

        assertThat(read("exercise")).containsExactly("Drill");
        assertThat(read("mfa")).isEmpty();
        assertThat(inboxes.messages(Optional.empty())).isEmpty();
    }

    @Test
    void knowsItsReaders() {
        assertThat(List.of("mfa", "operator", "operator@ONE", "exercise")).allMatch(AudienceInboxes::isReader);
        assertThat(List.of("nobody", "mfa@ONE", "", "exercise@ONE")).noneMatch(AudienceInboxes::isReader);
    }
}
