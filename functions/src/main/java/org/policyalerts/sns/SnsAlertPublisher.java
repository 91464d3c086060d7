package org.policyalerts.sns;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.delivery.AlertPublisher;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.json.JsonWriter;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.SnsException;

/**
 * Publishes to SNS: plain text for people, JSON for machines, attributes for subscribers' filters.
 *
 * <p>Exercises go to a topic of their own, so that a subscriber who forgets a filter cannot take one for real.
 */
public record SnsAlertPublisher(SnsClient sns, String topicArn, Optional<String> exerciseTopicArn)
        implements AlertPublisher {

    @Override
    public Published publish(OutboundMessage message) {
        Optional<String> topic = message.isExercise() ? exerciseTopicArn : Optional.of(topicArn);
        if (topic.isEmpty()) {
            return new Published.Refused("there is no topic for exercises (EXERCISE_TOPIC_ARN)");
        }
        try {
            return new Published.Accepted(
                    sns.publish(request(message, topic.get())).messageId());
        } catch (InvalidParameterException | InvalidParameterValueException invalid) {
            return new Published.Refused(reason(invalid));
        } catch (SnsException refused) {
            return new Published.TryAgain(reason(refused));
        } catch (SdkClientException unreachable) {
            return new Published.TryAgain(unreachable.getClass().getSimpleName());
        } catch (SdkException other) {
            return new Published.TryAgain(other.getClass().getSimpleName());
        }
    }

    /** Only the error code, since the message of SNS may quote what we sent. */
    private static String reason(SnsException refused) {
        String code = refused.awsErrorDetails() == null
                ? ""
                : refused.awsErrorDetails().errorCode();
        return refused.getClass().getSimpleName() + " " + refused.statusCode() + " " + code;
    }

    private static PublishRequest request(OutboundMessage message, String topicArn) {
        Map<String, Object> bodies = new LinkedHashMap<>();
        bodies.put("default", message.text());
        bodies.put("email", message.text());
        for (String protocol : List.of("sqs", "lambda", "https")) {
            bodies.put(protocol, message.document());
        }
        return PublishRequest.builder()
                .topicArn(topicArn)
                .subject(message.subject())
                .messageStructure("json")
                .message(JsonWriter.write(bodies))
                .messageAttributes(attributes(message))
                .build();
    }

    private static Map<String, MessageAttributeValue> attributes(OutboundMessage message) {
        Map<String, MessageAttributeValue> attributes = new HashMap<>();
        message.attributes().forEach((name, value) -> attributes.put(name, attribute(value)));
        return attributes;
    }

    private static MessageAttributeValue attribute(Object value) {
        return value instanceof List<?> list
                ? MessageAttributeValue.builder()
                        .dataType("String.Array")
                        .stringValue(JsonWriter.write(list))
                        .build()
                : MessageAttributeValue.builder()
                        .dataType("String")
                        .stringValue(value.toString())
                        .build();
    }
}
