package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.channel.AMessage.aMessage;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.channel.ChannelDelivery.Outcome;
import org.policyalerts.channel.ChannelDelivery.Told;
import org.policyalerts.channel.ChannelRecipient.Trouble;
import org.policyalerts.channel.QueueBatch.Carried;
import org.policyalerts.json.JsonWriter;

class ReturnedMailTest {

    private static final String BOUNCE = """
            {"eventType":"Bounce","bounce":{"bounceType":"%s","bounceSubType":"General",\
            "bouncedRecipients":[{"emailAddress":"DUTY@mfa.example","status":"5.1.1"}]},"mail":{"messageId":"m-1"}}""";
    private static final String COMPLAINT = """
            {"eventType":"Complaint","complaint":{"complainedRecipients":[{"emailAddress":"duty@mfa.example"}]}}""";

    private final ChannelWorld world = new ChannelWorld();

    private void event(String id, String event) {
        world.queued(new Carried(
                id, JsonWriter.write(Map.of("Type", "Notification", "Message", event, "Subject", "Amazon SES"))));
        world.deliver();
    }

    @ParameterizedTest
    @CsvSource({"Permanent, bounced, true", "Transient, delayed, false", "Undetermined, delayed, false"})
    void aMailboxThatIsGoneIsMarked(String type, String told, boolean isMarked) {
        world.mailbox("duty");
        world.mailbox("night");
        event("sqs-1", BOUNCE.formatted(type));

        assertThat(world.returned).containsExactly(told);
        assertThat(world.recipients.of("mfa"))
                .extracting(recipient -> recipient.trouble().isPresent())
                .containsExactly(isMarked, false);
    }

    @Test
    void whatComesForAMarkedMailboxIsParkedUntilItIsWrittenAnew() {
        Address.Mailbox duty = world.mailbox("duty");
        event("sqs-1", COMPLAINT);
        world.queued(aMessage().raw("sqs-2"));
        world.deliver();

        assertThat(world.post.arrived).isEmpty();
        assertThat(world.told)
                .filteredOn(one -> one.outcome() == Outcome.PARKED)
                .extracting(Told::note)
                .containsExactly("mailbox complained on " + ChannelWorld.START);

        world.clock.advance(Duration.ofMinutes(1));
        world.mailbox("duty");
        world.deliver();
        assertThat(world.post.at(duty)).hasSize(1);
    }

    @Test
    void theSameWordTwiceKeepsTheFirst() {
        world.mailbox("duty");
        event("sqs-1", BOUNCE.formatted("Permanent"));
        world.clock.advance(Duration.ofDays(1));
        event("sqs-2", COMPLAINT);

        assertThat(world.recipients.of("mfa").get(0).trouble())
                .contains(new Trouble(Trouble.Kind.BOUNCED, ChannelWorld.START));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"eventType\":\"Bounce\"}",
                "{\"eventType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":[7]}}",
                "{\"eventType\":\"Delivery\",\"delivery\":{}}",
                "{\"eventType\":null}",
                "Successfully validated SNS topic for Amazon SES event publishing."
            })
    void wordThatNamesNobodyMarksNobody(String event) {
        world.mailbox("duty");
        event("sqs-1", event);

        assertThat(world.isQueueEmpty()).isTrue();
        assertThat(world.recipients.of("mfa").get(0).trouble()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no json", "[]", "{}", "{\"Type\":\"Notification\",\"Message\":\"x\"}"})
    void whatIsNoMessageEndsAmongTheDeadLetters(String body) {
        world.queued(new Carried("sqs-1", body));
        world.deliverAll(5);

        assertThat(world.isQueueEmpty()).isFalse();
    }
}
