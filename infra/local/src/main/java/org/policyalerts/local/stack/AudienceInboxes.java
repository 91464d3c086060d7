package org.policyalerts.local.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Recipient;
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
record AudienceInboxes(SnsEndpoint topic) {

    /** Whose inbox the exercises come to. */
    private static final String EXERCISE = "exercise";

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
        sns.subscribe(r -> r.topicArn(topicArn).protocol("email").endpoint(mailbox(EXERCISE)));
        sns.subscribe(r -> r.topicArn(topicArn)
                .protocol("sqs")
                .endpoint(queue(EXERCISE))
                .attributes(Map.of("RawMessageDelivery", "true")));
        return topicArn;
    }

    private static String mailbox(String audience) {
        return audience + "@policy-alerts.example";
    }

    private static String queue(String audience) {
        return "arn:aws:sqs:" + LocalAws.REGION + ":" + LocalAws.ACCOUNT + ":" + audience;
    }

    /** Makes dead messages to rehearse with: what is for these audiences is refused from now on. */
    void refuse(Set<String> audiences) {
        topic.refuse(audiences);
    }

    /** Whether there is an inbox of that name. */
    static boolean isReader(String name) {
        Recipient reader = Recipient.of(name);
        return reader.organisation().isPresent()
                ? reader.audience().equals(Recipient.OPERATOR)
                : name.equals(EXERCISE) || Audiences.ALL.contains(name);
    }

    /**
     * The messages to one reader, oldest first, or those to all audiences, one audience after the other. Exercises are
     * read by their name alone, as on a topic of their own.
     */
    List<Map<String, Object>> messages(Optional<String> reader) {
        List<String> asked = reader.map(List::of).orElse(Audiences.ALL);
        return asked.stream().map(Recipient::of).flatMap(this::messages).toList();
    }

    private Stream<Map<String, Object>> messages(Recipient reader) {
        Map<String, String> documents = new LinkedHashMap<>();
        topic.inbox(queue(reader.audience())).forEach(queued -> documents.put(queued.messageId(), queued.body()));
        return topic.inbox(mailbox(reader.audience())).stream()
                .filter(mail -> isFor(reader, mail))
                .map(mail -> document(mail, documents.get(mail.messageId())));
    }

    /** An operator filters by its organisation as well. */
    private static boolean isFor(Recipient reader, Delivered mail) {
        return reader.organisation()
                .map(name -> name.equals(mail.attributes().get("organisation")))
                .orElse(true);
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
