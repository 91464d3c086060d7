package org.policyalerts.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.sns.Delivered;
import org.policyalerts.local.sns.SnsEndpoint;
import org.policyalerts.policy.Audiences;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * The subscribers on this machine: for each audience a mailbox, which receives the text, and a queue, which receives
 * the JSON.
 */
final class AudienceInboxes {

    private final SnsEndpoint topic;

    AudienceInboxes(SnsEndpoint topic) {
        this.topic = topic;
    }

    /** Subscribes all of them, each with a filter for its audience. */
    void subscribe(SnsClient sns, String topicArn) {
        for (String audience : Audiences.ALL) {
            String filter = JsonWriter.write(Map.of("audience", List.of(audience)));
            sns.subscribe(r -> r.topicArn(topicArn)
                    .protocol("email")
                    .endpoint(mailbox(audience))
                    .attributes(Map.of("FilterPolicy", filter)));
            sns.subscribe(r -> r.topicArn(topicArn)
                    .protocol("sqs")
                    .endpoint(queue(audience))
                    .attributes(Map.of("FilterPolicy", filter, "RawMessageDelivery", "true")));
        }
    }

    /** Makes a topic for exercises, with one inbox; the topic's ARN. */
    String subscribeExercises(SnsClient sns) {
        String topicArn =
                sns.createTopic(r -> r.name("policy-alerts-exercises")).topicArn();
        sns.subscribe(r -> r.topicArn(topicArn).protocol("email").endpoint(mailbox("exercise")));
        sns.subscribe(r -> r.topicArn(topicArn)
                .protocol("sqs")
                .endpoint(queue("exercise"))
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topicArn;
    }

    private static String mailbox(String audience) {
        return audience + "@policy-alerts.example";
    }

    private static String queue(String audience) {
        return "arn:aws:sqs:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":" + audience;
    }

    /** The messages to one audience, oldest first, or those to all audiences, one audience after the other. */
    List<Map<String, Object>> messages(Optional<String> audience) {
        List<String> asked = audience.map(List::of).orElse(Audiences.ALL);
        return asked.stream().flatMap(this::messages).toList();
    }

    private Stream<Map<String, Object>> messages(String audience) {
        Map<String, String> documents = new LinkedHashMap<>();
        topic.inbox(queue(audience)).forEach(queued -> documents.put(queued.messageId(), queued.body()));
        return topic.inbox(mailbox(audience)).stream().map(mail -> document(mail, documents.get(mail.messageId())));
    }

    private static Map<String, Object> document(Delivered mail, @Nullable String json) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", mail.subject());
        document.put("text", mail.body());
        document.put("json", json == null ? null : parsed(json));
        document.put("attributes", mail.attributes());
        document.put("deliveredAt", mail.deliveredAt().toString());
        return document;
    }

    private static Object parsed(String json) {
        try {
            return JsonReader.readObject(json);
        } catch (JsonInvalidException notJson) {
            return json;
        }
    }
}
