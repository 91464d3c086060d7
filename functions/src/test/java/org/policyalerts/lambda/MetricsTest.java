package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.sns.RecordingTopic;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ThrottledException;

/** The lines from which CloudWatch makes the metrics that alarms watch. */
class MetricsTest {

    private static final IncidentId AIR = new IncidentId("inc_01HJJ7R0000000000000000000");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2023-12-26T07:00:00Z"));
    private final RecordingTopic topic = new RecordingTopic();
    private final List<String> lines = new ArrayList<>();
    private final Wiring wiring = new Wiring(
            new Settings(
                    LocalDynamoDb.newTableName(),
                    "arn:aws:sns:eu-central-1:000000000000:alerts",
                    Optional.empty(),
                    "eu-central-1",
                    "AL",
                    Chain.TIRANA,
                    "amber",
                    Optional.empty()),
            LocalDynamoDb.client(),
            topic,
            clock,
            new Random(1));

    private void decided() {
        ReportReading reading = new ReportReader(Chain.TIRANA).read(Chain.tree("report-air-albania.json"));
        Instant now = clock.instant();
        wiring.incidents()
                .create(
                        new Incident(AIR, 1, "AKCESK", now, now, "hash", ((ReportReading.Valid) reading).report()),
                        Optional.empty());
        wiring.evaluation().versionArrived(AIR, 1);
    }

    private void call(RequestStreamHandler handler, Map<String, Object> event) throws Exception {
        lines.clear();
        handler.handleRequest(
                new ByteArrayInputStream(JsonWriter.writeBytes(event)), new ByteArrayOutputStream(), context());
    }

    private void stream() throws Exception {
        Map<String, Object> keys = Map.of("pk", Map.of("S", "I#" + AIR), "sk", Map.of("S", "N#0000000001#mfa"));
        Map<String, Object> change = Map.of("Keys", keys, "NewImage", keys, "SequenceNumber", "1");
        call(new DeliveryFunction(wiring), Map.of("Records", List.of(Map.of("dynamodb", change))));
    }

    private Map<String, Object> line(String event) throws Exception {
        String text = lines.stream()
                .filter(line -> line.contains("\"event\":\"" + event + "\""))
                .findFirst()
                .orElseThrow();
        assertThat(text).endsWith("\n");
        return JsonReader.readObject(text.strip());
    }

    @Test
    void aDeliveryCountsWhatItSentParkedAndLeftWaiting() throws Exception {
        decided();
        topic.failNext(InvalidParameterException.builder().statusCode(400).build());
        topic.failNext(ThrottledException.builder().statusCode(429).build());

        stream();

        assertThat(line("delivery"))
                .containsEntry("NotificationsDead", 1L)
                .containsEntry("NotificationsWaiting", 1L)
                .containsEntry("NotificationsSent", topic.requests().size() - 2L);
        assertThat(line("notifications-dead")).containsEntry("count", 1L);
    }

    @Test
    void theLineIsInTheEmbeddedMetricFormat() throws Exception {
        decided();

        stream();

        assertThat(line("delivery").get("_aws"))
                .isEqualTo(Map.of(
                        "Timestamp",
                        clock.millis(),
                        "CloudWatchMetrics",
                        List.of(Map.of(
                                "Namespace",
                                "PolicyAlerts",
                                "Dimensions",
                                List.of(List.of()),
                                "Metrics",
                                List.of(
                                        Map.of("Name", "NotificationsSent", "Unit", "Count"),
                                        Map.of("Name", "NotificationsDead", "Unit", "Count"),
                                        Map.of("Name", "NotificationsWaiting", "Unit", "Count"))))));
    }

    @Test
    void nothingDeliveredIsNoLine() throws Exception {
        stream();

        assertThat(lines).isEmpty();
    }

    @Test
    void aRunOfTheScheduleBeatsAndTellsWhatItFoundAndHowLateItWas() throws Exception {
        decided();
        clock.advance(Duration.ofMinutes(5));

        call(new ReviewFunction(wiring), Map.of());

        // The sweep comes two minutes after the decision; the run is three minutes later.
        assertThat(line("review-metrics"))
                .containsEntry("Heartbeat", 1L)
                .containsEntry("ReviewRunFinished", 1L)
                .containsEntry("ReviewItemsFailed", 0L)
                .containsEntry("OldestDueSeconds", 180L)
                .hasEntrySatisfying(
                        "ReviewItemsExamined", count -> assertThat((Long) count).isPositive());
        assertThat(String.valueOf(line("review-metrics").get("_aws")))
                .contains("{Name=OldestDueSeconds, Unit=Seconds}");
        assertThat(line("delivery"))
                .containsEntry("NotificationsSent", (long) topic.requests().size());
    }

    @Test
    void aRunThatFindsNothingBeatsAllTheSame() throws Exception {
        call(new ReviewFunction(wiring), Map.of());

        assertThat(line("review-metrics"))
                .containsEntry("Heartbeat", 1L)
                .containsEntry("ReviewItemsExamined", 0L)
                .containsEntry("OldestDueSeconds", 0L);
    }

    @Test
    void theFirstRunOfADaySaysThatItIsAliveAndQueuesTheDigests() throws Exception {
        decided();
        ReviewFunction review = new ReviewFunction(wiring);

        call(review, Map.of());
        assertThat(line("alive")).containsEntry("at", "2023-12-26T07:00:00Z");

        clock.advance(Duration.ofMinutes(1));
        call(review, Map.of());
        assertThat(lines).noneMatch(line -> line.contains("alive") || line.contains("digests-queued"));

        clock.advance(Duration.ofDays(1));
        call(review, Map.of());
        assertThat(line("alive")).containsEntry("at", "2023-12-27T07:01:00Z");
        assertThat(line("digests-queued"))
                .hasEntrySatisfying("count", count -> assertThat((Long) count).isPositive());
    }

    private Context context() {
        LambdaLogger logger = new LambdaLogger() {
            @Override
            public void log(String line) {
                lines.add(line);
            }

            @Override
            public void log(byte[] line) {
                throw new UnsupportedOperationException();
            }
        };
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (self, method, arguments) ->
                        method.getName().equals("getLogger") ? logger : Integer.valueOf(3_600_000));
    }
}
