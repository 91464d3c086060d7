package org.policyalerts.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.policyalerts.local.stack.Caller;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A ministry's queue, subscribed as infra/README.md says. */
record SubscribedQueue(SqsClient sqs, String url) {

    private static final String POLICY = """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"},
            "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}""";

    /** A message of the queue, with its attributes as plain texts. */
    record Received(Map<String, Object> body, Map<String, String> attributes) {
        String attribute(String name) {
            return attributes.getOrDefault(name, "");
        }
    }

    static SubscribedQueue open(SqsClient sqs, SnsClient sns, String topicArn, String filterPolicy) {
        String url = sqs.createQueue(r -> r.queueName("audience-" + UUID.randomUUID()))
                .queueUrl();
        String arn = String.valueOf(sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN));
        sqs.setQueueAttributes(
                r -> r.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, POLICY.formatted(arn, topicArn))));
        Map<String, String> attributes = new LinkedHashMap<>(Map.of("RawMessageDelivery", "true"));
        if (!filterPolicy.isEmpty()) {
            attributes.put("FilterPolicy", filterPolicy);
        }
        sns.subscribe(r -> r.topicArn(topicArn).protocol("sqs").endpoint(arn).attributes(attributes));
        return new SubscribedQueue(sqs, url);
    }

    /** All messages that have arrived since the last call. */
    List<Received> receive() {
        List<Received> received = new ArrayList<>();
        List<Message> batch = next();
        while (!batch.isEmpty()) {
            for (Message message : batch) {
                sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
                received.add(received(message));
            }
            batch = next();
        }
        return received;
    }

    private List<Message> next() {
        return sqs.receiveMessage(r -> r.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageAttributeNames("All"))
                .messages();
    }

    private static Received received(Message message) {
        Map<String, String> attributes = new LinkedHashMap<>();
        message.messageAttributes().forEach((name, value) -> attributes.put(name, value.stringValue()));
        return new Received(Caller.object(message.body()), attributes);
    }
}
