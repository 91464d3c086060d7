package org.policyalerts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What a line says of a failure: enough to find its cause, nothing that a reporter wrote. */
class FailedCallTest {

    private static final String SECRET = "what the reporter wrote";

    private static RuntimeException refused() {
        return DynamoDbException.builder()
                .message(SECRET)
                .statusCode(400)
                .requestId("aws-1")
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ValidationException")
                        .errorMessage(SECRET)
                        .build())
                .build();
    }

    @Test
    void namesWhatAwsSaidEvenIfOneOfOursIsAroundIt() throws JsonInvalidException {
        String line = FailedCall.line("stream-record-failed", "111", new IllegalStateException(SECRET, refused()));

        assertThat(JsonReader.readObject(line))
                .containsEntry("event", "stream-record-failed")
                .containsEntry("id", "111")
                .containsEntry("exception", "java.lang.IllegalStateException")
                .containsEntry("cause", "software.amazon.awssdk.services.dynamodb.model.DynamoDbException")
                .containsEntry("awsStatus", 400L)
                .containsEntry("awsCode", "ValidationException")
                .containsEntry("awsRequestId", "aws-1");
        assertThat(line).doesNotContain(SECRET).endsWith("\n");
    }

    @Test
    void namesTheFirstOfOurOwnCallsAndNotTheLibrarysWithinIt() throws JsonInvalidException {
        String place = "org.policyalerts.cloudwatch.FailedCallTest.parse:";
        try {
            parse();
        } catch (NumberFormatException thrownByTheJdk) {
            assertThat(JsonReader.readObject(FailedCall.line("e", "1", thrownByTheJdk))
                            .get("at"))
                    .asString()
                    .startsWith(place);
        }
    }

    private static int parse() {
        return Integer.parseInt(SECRET);
    }

    @Test
    void saysNothingOfAwsWhereAwsSaidNothing() {
        assertThat(FailedCall.line("e", "1", new IllegalStateException(SECRET))).doesNotContain("aws", SECRET);
    }

    @Test
    void aFailureThatIsNowhereInOurCodeHasNoPlace() throws JsonInvalidException {
        Exception elsewhere = new Exception(SECRET);
        elsewhere.setStackTrace(
                new StackTraceElement[] {new StackTraceElement("java.lang.Thread", "run", "Thread", 1)});

        assertThat(JsonReader.readObject(FailedCall.line("e", "1", elsewhere))).containsEntry("at", "");
    }
}
