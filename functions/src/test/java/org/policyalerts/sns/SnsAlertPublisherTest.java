package org.policyalerts.sns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.delivery.AlertPublisher.Published;
import org.policyalerts.delivery.OutboundMessage;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sns.model.AuthorizationErrorException;
import software.amazon.awssdk.services.sns.model.InternalErrorException;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.InvalidParameterValueException;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.NotFoundException;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class SnsAlertPublisherTest {

    private final RecordingTopic topic = new RecordingTopic();
    private final SnsAlertPublisher publisher =
            new SnsAlertPublisher(topic, "arn:aws:sns:eu-south-1:123456789012:alerts", Optional.empty());

    private static OutboundMessage message() {
        Instant now = Instant.parse("2023-12-26T07:00:00Z");
        return new OutboundMessage(
                "ntf_1",
                "I#inc",
                1,
                "mfa",
                "Subject",
                "Text\n",
                "{}",
                Map.of("audience", "mfa", "sectors", List.of("energy")),
                now,
                0,
                now,
                0);
    }

    static Stream<Arguments> failures() {
        AwsErrorDetails quoting = AwsErrorDetails.builder()
                .errorCode("InvalidParameter")
                .errorMessage("Invalid parameter: Subject Reason: what the reporter wrote")
                .build();
        return Stream.of(
                Arguments.of(
                        InvalidParameterException.builder()
                                .statusCode(400)
                                .awsErrorDetails(quoting)
                                .build(),
                        new Published.Refused("InvalidParameterException 400 InvalidParameter")),
                Arguments.of(
                        InvalidParameterValueException.builder().statusCode(400).build(),
                        new Published.Refused("InvalidParameterValueException 400 ")),
                // A topic that refuses us or is gone can be given back; the message itself is sound.
                Arguments.of(
                        AuthorizationErrorException.builder().statusCode(403).build(),
                        new Published.TryAgain("AuthorizationErrorException 403 ")),
                Arguments.of(
                        NotFoundException.builder().statusCode(404).build(),
                        new Published.TryAgain("NotFoundException 404 ")),
                Arguments.of(
                        ThrottledException.builder().statusCode(429).build(),
                        new Published.TryAgain("ThrottledException 429 ")),
                Arguments.of(
                        InternalErrorException.builder().statusCode(500).build(),
                        new Published.TryAgain("InternalErrorException 500 ")),
                Arguments.of(ApiCallTimeoutException.create(8_000), new Published.TryAgain("ApiCallTimeoutException")),
                Arguments.of(
                        SdkClientException.create("no route to host"), new Published.TryAgain("SdkClientException")));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void tellsWhatIsRefusedForGoodFromWhatIsWorthAnotherTryAndNeverQuotesTheMessage(
            RuntimeException failure, Published expected) {
        topic.failNext(failure);

        assertThat(publisher.publish(message())).isEqualTo(expected);
    }

    @Test
    void sendsTextToPeopleAndJsonToMachinesWithTheFiltersAttributes() {
        assertThat(publisher.publish(message())).isEqualTo(new Published.Accepted("sns-1"));

        PublishRequest request = topic.requests().get(0);
        assertThat(request.message())
                .isEqualTo(
                        "{\"default\":\"Text\\n\",\"email\":\"Text\\n\",\"sqs\":\"{}\",\"lambda\":\"{}\",\"https\":\"{}\"}");
        assertThat(request.messageAttributes())
                .isEqualTo(Map.of(
                        "audience", attribute("String", "mfa"), "sectors", attribute("String.Array", "[\"energy\"]")));
    }

    private static MessageAttributeValue attribute(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }
}
