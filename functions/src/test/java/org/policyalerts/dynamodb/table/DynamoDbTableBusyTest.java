package org.policyalerts.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Write;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** What the table does when DynamoDB is in no state to answer; DynamoDB Local never is. */
final class DynamoDbTableBusyTest {

    private static final String CONFLICT = cancelled("{\"Code\":\"None\"},{\"Code\":\"TransactionConflict\"}");
    private static final String THROTTLED =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException\"}";
    private static final Write ONE = put("a");
    private static final List<Write> TWO = List.of(put("a"), put("b"));

    private final Queue<String> failures = new ArrayDeque<>();

    @Test
    void triesAgainWhenOthersWereInTheWay() {
        failures.addAll(List.of(CONFLICT, CONFLICT));

        table().write(TWO);

        assertThat(failures).isEmpty();
    }

    @Test
    void saysThatItIsBusyWhenTryingAgainWasOfNoUse() {
        failures.addAll(List.of(CONFLICT, CONFLICT, CONFLICT));
        assertThatThrownBy(() -> table().write(TWO)).isInstanceOf(TableBusyException.class);

        failures.addAll(List.of(THROTTLED, THROTTLED, THROTTLED));
        assertThatThrownBy(() -> table().write(List.of(ONE))).isInstanceOf(TableBusyException.class);
        assertThat(failures).isEmpty();
    }

    @Test
    void prefersARefusalThatIsCertainToAConflictThatMayPass() {
        failures.add(
                cancelled("{\"Code\":\"ConditionalCheckFailed\",\"Item\":{\"pk\":{\"S\":\"p\"},\"v\":{\"N\":\"2\"}}},"
                        + "{\"Code\":\"TransactionConflict\"}"));

        assertThatThrownBy(() -> table().write(TWO))
                .isInstanceOfSatisfying(WriteRefusedException.class, refused -> assertThat(refused.refusals())
                        .containsExactly(new WriteRefusedException.Refusal(ONE.key(), Map.of("pk", "p", "v", 2L))));
    }

    @Test
    void doesNotHideAMistakeOfOurs() {
        failures.add("{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"empty key\"}");

        assertThatThrownBy(() -> table().write(TWO)).isInstanceOf(DynamoDbException.class);
    }

    private DynamoDbTable table() {
        DynamoDbClient client = DynamoDbClient.builder()
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(new Answers())
                .overrideConfiguration(c -> c.retryStrategy(r -> r.retryOnException(DynamoDbTable::isPassing)
                        .backoffStrategy(BackoffStrategy.retryImmediately())
                        .throttlingBackoffStrategy(BackoffStrategy.retryImmediately())
                        .maxAttempts(3)))
                .build();
        return new DynamoDbTable(client, "table");
    }

    private static String cancelled(String reasons) {
        return "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\",\"CancellationReasons\":["
                + reasons + "]}";
    }

    private static Write put(String sk) {
        return new Write.Put(Map.of("pk", "p", "sk", sk), new Condition.Always());
    }

    /** Fails as told, then succeeds. */
    private final class Answers implements SdkHttpClient {
        @Override
        public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            String failure = failures.poll();
            int status = failure == null ? 200 : 400;
            byte[] body = (failure == null ? "{}" : failure).getBytes(StandardCharsets.UTF_8);
            HttpExecuteResponse response = HttpExecuteResponse.builder()
                    .response(SdkHttpResponse.builder().statusCode(status).build())
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
            return new ExecutableHttpRequest() {
                @Override
                public HttpExecuteResponse call() {
                    return response;
                }

                @Override
                public void abort() {}
            };
        }

        @Override
        public void close() {}
    }
}
