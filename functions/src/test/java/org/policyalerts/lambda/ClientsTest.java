package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

class ClientsTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("failures")
    void tellsWhatARepeatMayGetThroughFromWhatItMayNot(String what, RuntimeException failure, boolean isTransient) {
        assertThat(Clients.isTransient(failure)).isEqualTo(isTransient);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of("no answer", SdkClientException.create("connection reset"), true),
                Arguments.of("AWS is out of order", answer(500, "InternalServerError"), true),
                Arguments.of("AWS is out of service", answer(503, "ServiceUnavailable"), true),
                Arguments.of("too many calls", answer(400, "ThrottlingException"), true),
                Arguments.of("a call that is wrong", answer(400, "ValidationException"), false),
                Arguments.of("a right that is missing", answer(403, "AccessDeniedException"), false),
                Arguments.of("a fault of ours", new IllegalStateException("broken"), false));
    }

    private static RuntimeException answer(int status, String code) {
        return DynamoDbException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
    }
}
