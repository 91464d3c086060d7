package org.policyalerts.lambda;

import java.util.Map;
import java.util.function.Consumer;
import org.policyalerts.channel.Address;
import org.policyalerts.channel.ChannelDelivery;
import org.policyalerts.channel.ChannelDelivery.Told;
import org.policyalerts.channel.ChannelQueue;
import org.policyalerts.channel.ReturnedMail;
import org.policyalerts.channel.TaskDeadlines;
import org.policyalerts.chat.SsmChatAddresses;
import org.policyalerts.chat.WebHookSender;
import org.policyalerts.delivery.RaisedLabels;
import org.policyalerts.dynamodb.audience.DynamoDbClaims;
import org.policyalerts.ses.SesMailSender;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/**
 * Builds what ChannelFunction needs beside what all functions do. It stands apart so that no other function loads the
 * clients of SES and of the parameter store.
 *
 * @param mailFrom {@code MAIL_FROM}: the address that mail comes from
 * @param configurationSet {@code MAIL_CONFIGURATION_SET}: where SES says what became of mail; empty for nowhere
 * @param isOnOneMachine whether chats may be called without encryption, as where AWS is stood in for
 */
public record ChannelWiring(
        Wiring wiring,
        SesV2Client ses,
        SsmClient ssm,
        String mailFrom,
        String configurationSet,
        boolean isOnOneMachine) {

    /**
     * The wiring of a deployed function.
     *
     * @throws IllegalStateException naming every setting that is missing or malformed, in one line
     */
    static ChannelWiring fromEnvironment() {
        Map<String, String> environment = System.getenv();
        Settings settings = Settings.from(environment);
        Clients clients = new Clients(settings);
        return new ChannelWiring(
                Wiring.over(settings, clients),
                clients.once(SesV2Client.builder()).build(),
                clients.once(SsmClient.builder()).build(),
                mailFrom(environment),
                environment.getOrDefault("MAIL_CONFIGURATION_SET", ""),
                settings.endpoint().isPresent());
    }

    private static String mailFrom(Map<String, String> environment) {
        String from = environment.getOrDefault("MAIL_FROM", "");
        new Address.Mailbox(from).fault().ifPresent(fault -> {
            throw new IllegalStateException("settings: MAIL_FROM " + fault);
        });
        return from;
    }

    /**
     * What handles the queue's messages.
     *
     * @param told hears what became of each message for each recipient
     * @param returned hears of mail that came back
     */
    ChannelQueue queue(Consumer<Told> told, Consumer<String> returned) {
        ChannelDelivery delivery = new ChannelDelivery(
                new ChannelDelivery.Stores(
                        wiring.recipients(),
                        new DynamoDbClaims(wiring.table()),
                        new TaskDeadlines(wiring.tasks(), wiring.incidents(), wiring.clock())),
                new ChannelDelivery.Senders(
                        new SesMailSender(ses, mailFrom, configurationSet),
                        new WebHookSender(new SsmChatAddresses(ssm), isOnOneMachine)),
                wiring.clock(),
                told);
        return new ChannelQueue(
                new RaisedLabels(delivery, wiring.incidents()),
                new ReturnedMail(wiring.recipients(), wiring.clock(), returned));
    }
}
