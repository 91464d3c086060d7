package org.policyalerts.local.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.AudienceCheck;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.sns.SnsAlertPublisher;
import org.policyalerts.sns.SnsSubscriptions;

/** What our publisher makes of the answers of a topic that is as strict as that of SNS. */
class TopicAnswersTest {

    private final SnsFixture fixture = SnsFixture.start();

    @AfterEach
    void stop() throws Exception {
        fixture.close();
    }

    private static OutboundMessage message(String subject, String text) {
        return new OutboundMessage(
                "ntf_1",
                "I#inc",
                1,
                "dpa",
                subject,
                text,
                "{}",
                Map.of("audience", "dpa"),
                SnsFixture.NOW,
                0,
                SnsFixture.NOW,
                0);
    }

    private Published publish(String topic, OutboundMessage message) {
        return new SnsAlertPublisher(fixture.sns, topic, Optional.empty()).publish(message);
    }

    @Test
    void anAudienceNobodySubscribesToIsTakenAndHeardByNobody() {
        fixture.filtered("mfa@example.org", "{\"audience\":[\"mfa\"]}");

        assertThat(publish(fixture.topic, message("Subject", "Text"))).isInstanceOf(Published.Accepted.class);
        assertThat(fixture.inbox("mfa@example.org")).isEmpty();
    }

    @Test
    void whoHearsWhomIsFoundOnAllPagesOfTheListOfSubscriptions() {
        for (int number = 0; number < 100; number++) {
            fixture.filtered(
                    number + "@example.org", "{\"audience\":[\"mfa\"],\"kind\":[{\"anything-but\":[\"reminder\"]}]}");
        }
        fixture.filtered("dpa@example.org", "{\"audience\":[\"dpa\"]}");
        fixture.filtered("nsc@example.org", "{\"audience\":[\"nsc\"],\"kind\":[\"digest\"]}");
        SnsSubscriptions subscriptions = new SnsSubscriptions(() -> fixture.sns, fixture.topic);

        assertThat(subscriptions.confirmed()).hasSize(102);
        assertThat(new AudienceCheck(subscriptions, List.of("mfa", "dpa", "nsc", "comms"), audience -> false).unheard())
                .containsExactly("nsc", "comms");
    }

    @Test
    void aMessageThatIsInvalidIsRefusedForGood() {
        Published expected = new Published.Refused("InvalidParameterException 400 InvalidParameter");

        assertThat(publish(fixture.topic, message("x".repeat(101), "Text"))).isEqualTo(expected);
        assertThat(publish(fixture.topic, message("two\nlines", "Text"))).isEqualTo(expected);
        assertThat(publish(fixture.topic, message("Subject", "x".repeat(140_000))))
                .isEqualTo(expected);
    }

    @Test
    void aTopicThatIsGoneIsWorthAnotherTry() {
        assertThat(publish(fixture.topic + "-gone", message("Subject", "Text"))).isInstanceOf(Published.TryAgain.class);
    }
}
