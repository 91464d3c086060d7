package org.policyalerts.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.channel.AMessage.aMessage;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.channel.ChannelDelivery.Outcome;
import org.policyalerts.channel.ChannelDelivery.Told;
import org.policyalerts.channel.MailSender.Mail;
import org.policyalerts.channel.Post.Arrived;
import org.policyalerts.channel.Sending.Refused;
import org.policyalerts.channel.Sending.TryAgain;

class ChannelDeliveryTest {

    private final ChannelWorld world = new ChannelWorld();

    @Test
    void everyRecipientOfTheAudienceGetsItOnceHoweverOftenTheQueueBringsIt() {
        Address.Mailbox duty = world.mailbox("duty");
        Address.Chat room = world.chat("room");
        world.queued(aMessage().raw("sqs-1"));
        world.queued(aMessage().wrapped("sqs-2"));
        world.deliver();

        assertThat(world.isQueueEmpty()).isTrue();
        assertThat(world.post.at(duty)).hasSize(1);
        assertThat(world.post.at(room)).hasSize(1);
        assertThat(world.post.arrived).noneMatch(Arrived::isMarked);
        assertThat(world.count(Outcome.DONE)).isEqualTo(2);
    }

    @Test
    void mailHasBothFormsTheRealSubjectItsThreadAndTheDeadlines() {
        world.withCalendar("BEGIN:VCALENDAR").mailbox("duty");
        world.queued(aMessage().wrapped("sqs-1"));
        world.deliver();

        Mail mail = world.post.arrived.get(0).mail().orElseThrow();
        assertThat(mail.subject()).isEqualTo("[HIGH] Kuvendi i Shqipërisë (the foreign ministry)");
        assertThat(mail.text()).isEqualTo(AMessage.TEXT);
        assertThat(MailHtml.words(mail.html())).isEqualTo(MailHtml.split(mail.text()));
        assertThat(mail.thread()).contains("inc_01HJ0000000000000000000001@policy-alerts");
        assertThat(mail.calendar()).contains("BEGIN:VCALENDAR");
    }

    @Test
    void aMessageOfBeforeHasTheSubjectOfItsEnvelope() {
        world.mailbox("duty");
        world.queued(aMessage().without("subject").wrapped("sqs-1"));
        world.deliver();

        assertThat(world.post.arrived.get(0).subject()).isEqualTo("[HIGH] Kuvendi i Shqiperise (the foreign ministry)");
    }

    @ParameterizedTest(name = "under TLP:{0} a recipient up to {1} reads it: {2}")
    @CsvSource({"amber, amber, true", "amber, green, false", "amber+strict, amber, false", "clear, clear, true"})
    void whoMayNotReadItIsToldThatSomethingWaits(String label, String ceiling, boolean isRead) {
        world.withCalendar("BEGIN:VCALENDAR").mailbox("duty", ceiling, false);
        world.queued(aMessage().with("tlp", label).raw("sqs-1"));
        world.deliver();

        Mail mail = world.post.arrived.get(0).mail().orElseThrow();
        String all = mail.subject() + mail.text() + mail.html();
        assertThat(all.contains("Assembly") && all.contains("Kuvendi")).isEqualTo(isRead);
        assertThat(mail.thread().isPresent()).isEqualTo(isRead);
        assertThat(mail.calendar().isPresent()).isEqualTo(isRead);
        assertThat(mail.text()).contains(AMessage.LINK);
    }

    @Test
    void exercisesGoOnlyToThoseWhoWantThem() {
        Address.Mailbox drill = world.mailbox("drill", "amber", true);
        Address.Mailbox duty = world.mailbox("duty");
        world.queued(aMessage().with("kind", "exercise").raw("sqs-1"));
        world.deliver();

        assertThat(world.post.at(drill)).hasSize(1);
        assertThat(world.post.at(duty)).isEmpty();
    }

    @Test
    void oneOfAnOperatorGoesToThatOperatorAlone() {
        Address.Mailbox duty = world.mailbox("duty");
        Address.Mailbox soc = new Address.Mailbox("soc@one.example");
        world.recipients.put(new ChannelRecipient(
                "operator@ONE", "soc", soc, "amber", false, "staff", ChannelWorld.START, Optional.empty()));
        world.queued(aMessage()
                .with("audience", "operator")
                .with("organisation", "ONE")
                .raw("sqs-1"));
        world.deliver();

        assertThat(world.post.at(soc)).hasSize(1);
        assertThat(world.post.at(duty)).isEmpty();
    }

    @Test
    void whatIsNotTakenForNowGoesBackForAsLongAsItIsAsked() {
        Address.Chat room = world.chat("room");
        Address.Mailbox duty = world.mailbox("duty");
        world.post.answering(room, new TryAgain("HTTP 429", Duration.ofMinutes(20), false));
        world.queued(aMessage().raw("sqs-1"));
        world.deliver();
        world.clock.advance(Duration.ofMinutes(19));
        world.deliver();

        assertThat(world.post.at(room)).isEmpty();
        assertThat(world.post.at(duty)).hasSize(1);

        world.clock.advance(Duration.ofMinutes(1));
        world.deliver();
        assertThat(world.post.at(room)).hasSize(1).noneMatch(Arrived::isMarked);
        assertThat(world.isQueueEmpty()).isTrue();
    }

    @Test
    void whatMayHaveArrivedWithoutAnAnswerSaysSoWhenItIsSentAgain() {
        Address.Mailbox duty = world.mailbox("duty");
        world.post.answering(duty, new TryAgain("no answer", Duration.ZERO, true));
        world.queued(aMessage().raw("sqs-1"));
        world.deliverAll(3);

        List<Arrived> arrived = world.post.at(duty);
        assertThat(arrived).extracting(Arrived::isMarked).containsExactly(false, true);
        assertThat(arrived.get(1).subject()).startsWith("(repeat) [HIGH]");
        assertThat(arrived.get(1).body()).startsWith("(repeat) This may have reached you before");
    }

    @Test
    void whatFailsTooOftenIsParkedAndKeepsNobodyElseWaiting() {
        Address.Chat room = world.chat("room");
        Address.Mailbox duty = world.mailbox("duty");
        for (int i = 0; i < ChannelDelivery.MOST_ATTEMPTS; i++) {
            world.post.answering(room, new TryAgain("HTTP 500", Duration.ZERO, false));
        }
        world.queued(aMessage().raw("sqs-1"));
        world.deliverAll(100);

        assertThat(world.post.at(duty)).hasSize(1);
        assertThat(world.post.at(room)).isEmpty();
        assertThat(world.count(Outcome.PARKED)).isEqualTo(1);
        assertThat(world.told)
                .filteredOn(one -> one.outcome() == Outcome.PARKED)
                .extracting(Told::note)
                .containsExactly("given up after 10 attempts: HTTP 500");
        assertThat(world.isQueueEmpty()).as("it ends among the dead letters").isFalse();
    }

    @Test
    void whatIsParkedIsSentOnceItsRecipientIsWrittenAnew() {
        Address.Chat room = world.chat("room");
        world.post.answering(room, new Refused("HTTP 404"));
        world.queued(aMessage().raw("sqs-1"));
        world.deliverAll(3);
        assertThat(world.count(Outcome.PARKED)).isEqualTo(1);

        world.chat("room");
        world.deliver();
        assertThat(world.post.at(room)).hasSize(1).noneMatch(Arrived::isMarked);
        assertThat(world.isQueueEmpty()).isTrue();
    }

    @Test
    void whatIsParkedIsSentWhenItIsTakenOutOfTheDeadLetters() {
        Address.Mailbox duty = world.mailbox("duty");
        world.post.answering(duty, new Refused("SES 400 MessageRejected"));
        world.queued(aMessage().raw("sqs-1"));
        world.deliver();
        world.queued(aMessage().raw("sqs-2"));
        world.deliver();

        assertThat(world.post.at(duty)).hasSize(1);
    }

    @Test
    void aRecipientThatIsRemovedWhileMessagesWaitGetsNone() {
        Address.Mailbox duty = world.mailbox("duty");
        world.post.answering(duty, new TryAgain("HTTP 500", Duration.ZERO, false));
        world.queued(aMessage().raw("sqs-1"));
        world.deliver();
        world.recipients.remove("mfa", "duty");
        world.deliverAll(3);

        assertThat(world.post.arrived).isEmpty();
        assertThat(world.isQueueEmpty()).isTrue();
    }

    @Test
    void twoRecipientsAtOnePlaceGetItOnce() {
        Address.Mailbox duty = world.mailbox("duty");
        world.put("double", new Address.Mailbox("DUTY@MFA.EXAMPLE"), "amber+strict", false);
        world.queued(aMessage().raw("sqs-1"));
        world.deliver();

        assertThat(world.post.at(duty)).hasSize(1);
    }

    @Test
    void aClockThatWasWrongHoldsNothingBackForYears() {
        Address.Mailbox duty = world.mailbox("duty");
        world.clock.advance(Duration.ofDays(3_000));
        world.post.answering(duty, new TryAgain("HTTP 500", Duration.ZERO, false));
        world.queued(aMessage().raw("sqs-1"));
        world.deliver();
        world.clock.advance(Duration.ofDays(-3_000));
        world.deliver();

        assertThat(world.post.at(duty)).hasSize(1);
    }
}
