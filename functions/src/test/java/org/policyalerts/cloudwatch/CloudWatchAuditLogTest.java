package org.policyalerts.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;

/** The real client against an endpoint that answers as CloudWatch Logs does. */
class CloudWatchAuditLogTest {

    private static final Instant NOW = Instant.parse("2023-12-26T07:00:00Z");
    private static final List<String> LINES = List.of("{\"event\":\"audit\"}\n", "{\"event\":\"audit\",\"line\":1}\n");

    private final List<String> asked = new ArrayList<>();
    private final List<String> ownLog = new ArrayList<>();
    private int status = 200;
    private String answer = "{}";
    private HttpServer server;
    private CloudWatchLogsClient client;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", call -> {
            asked.add(call.getRequestHeaders().getFirst("X-Amz-Target"));
            asked.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
            call.getResponseHeaders().add("x-amzn-RequestId", "aws-1");
            call.sendResponseHeaders(status, bytes.length);
            call.getResponseBody().write(bytes);
            call.close();
        });
        server.start();
        client = CloudWatchLogsClient.builder()
                .endpointOverride(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(AnonymousCredentialsProvider.create())
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(c -> c.retryStrategy(DefaultRetryStrategy.doNotRetry()))
                .build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.stop(0);
    }

    private void keep() {
        new CloudWatchAuditLog(client, "the-audit").keep(NOW, LINES, ownLog::add);
    }

    @Test
    void putsAllLinesOfARequestIntoTheOneStreamAtOnce() throws JsonInvalidException {
        keep();

        assertThat(asked).hasSize(2).first().isEqualTo("Logs_20140328.PutLogEvents");
        Map<String, Object> call = JsonReader.readObject(asked.get(1));
        assertThat(call)
                .containsEntry("logGroupName", "the-audit")
                .containsEntry("logStreamName", "api")
                .containsEntry(
                        "logEvents",
                        List.of(
                                Map.of("timestamp", NOW.toEpochMilli(), "message", "{\"event\":\"audit\"}"),
                                Map.of(
                                        "timestamp",
                                        NOW.toEpochMilli(),
                                        "message",
                                        "{\"event\":\"audit\",\"line\":1}")));
        assertThat(ownLog).isEmpty();
    }

    @Test
    void whatIsRefusedGoesToTheFunctionsOwnLogWithWhatAwsSaid() {
        status = 400;
        answer = "{\"__type\":\"ResourceNotFoundException\",\"message\":\"what a message may quote\"}";

        keep();

        assertThat(ownLog).hasSize(3).endsWith(LINES.get(0), LINES.get(1));
        assertThat(ownLog.get(0))
                .contains(
                        "\"event\":\"audit-not-kept\"",
                        "\"id\":\"the-audit\"",
                        "\"awsCode\":\"ResourceNotFoundException\"",
                        "\"awsRequestId\":\"aws-1\"",
                        "\"awsStatus\":400",
                        "\"at\":\"org.policyalerts.cloudwatch.CloudWatchAuditLog.keep:")
                .doesNotContain("quote");
    }

    @Test
    void whatNobodyAnswersGoesToTheFunctionsOwnLog() {
        server.stop(0);

        keep();

        assertThat(ownLog).hasSize(3).endsWith(LINES.get(0), LINES.get(1));
        assertThat(ownLog.get(0)).contains("audit-not-kept", "SdkClientException");
    }

    @Test
    void whatIsTakenForTooOldGoesToTheFunctionsOwnLog() {
        answer = "{\"rejectedLogEventsInfo\":{\"tooOldLogEventEndIndex\":2}}";

        keep();

        assertThat(ownLog).hasSize(3).endsWith(LINES.get(0), LINES.get(1));
        assertThat(ownLog.get(0)).contains("audit-not-kept");
    }
}
