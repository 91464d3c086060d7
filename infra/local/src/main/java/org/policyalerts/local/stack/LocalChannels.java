package org.policyalerts.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.lambda.ChannelFunction;
import org.policyalerts.lambda.ChannelWiring;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.channel.ChannelEndpoint;
import org.policyalerts.local.channel.SentMail;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.LocalQueue;
import org.policyalerts.local.sns.Delivered;
import org.policyalerts.local.sns.SnsEndpoint;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** Mail and chat of a deployment on this machine: its queue, its function, and what that reaches. */
final class LocalChannels implements AutoCloseable {

    private static final String QUEUE = "arn:aws:sqs:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":channels";

    /** As in the template. */
    private static final String EVERYTHING = "{\"notificationId\": [{\"exists\": true}]}";

    private final ChannelEndpoint endpoint;
    private final SesV2Client ses;
    private final SsmClient ssm;
    private final LocalQueue queue;

    private LocalChannels(Wiring wiring, SnsEndpoint topic, Consumer<String> log) {
        this.endpoint = ChannelEndpoint.start(wiring.clock(), this::returned);
        this.ses = LocalAws.client(SesV2Client.builder(), endpoint.uri());
        this.ssm = LocalAws.client(SsmClient.builder(), endpoint.uri());
        ChannelWiring channels = new ChannelWiring(wiring, ses, ssm, "alerts@" + SentMail.VERIFIED, "", true);
        Invocation function = new Invocation("channel", 1, log, () -> new ChannelFunction(channels));
        this.queue = new LocalQueue(function, wiring.clock(), () -> topic.inbox(QUEUE).stream()
                .map(Delivered::body)
                .toList());
    }

    /** With the queue subscribed to the deployment's topics. */
    static LocalChannels start(Wiring wiring, SnsEndpoint topic, SnsClient sns, Consumer<String> log) {
        LocalChannels channels = new LocalChannels(wiring, topic, log);
        Stream.concat(Stream.of(wiring.settings().topicArn()), wiring.settings().exerciseTopicArn().stream())
                .forEach(arn -> sns.subscribe(r -> r.topicArn(arn)
                        .protocol("sqs")
                        .endpoint(QUEUE)
                        .attributes(Map.of("FilterPolicy", EVERYTHING))));
        channels.queue.start();
        return channels;
    }

    private void returned(String event) {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("Type", "Notification");
        envelope.put("Subject", "Amazon SES Email Event Notification");
        envelope.put("Message", event);
        queue.send(JsonWriter.write(envelope));
    }

    /** Brings all that waits and can be seen to where it goes. */
    void deliver() {
        while (queue.round()) {
            // What came back by mail is another message.
        }
    }

    int redrive() {
        return queue.redrive();
    }

    List<Map<String, Object>> mails() {
        return endpoint.mails().stream().map(SentMail::document).toList();
    }

    List<Map<String, Object>> posts() {
        return endpoint.posts();
    }

    @Override
    public void close() {
        queue.close();
        ses.close();
        ssm.close();
        endpoint.close();
    }
}
