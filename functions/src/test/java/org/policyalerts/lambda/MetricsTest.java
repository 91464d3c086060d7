package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.Audiences;
import software.amazon.awssdk.services.sns.model.InvalidParameterException;
import software.amazon.awssdk.services.sns.model.ThrottledException;

/** The lines from which CloudWatch makes the metrics that alarms watch. */
class MetricsTest {

    private final FunctionCalls calls = new FunctionCalls("2023-12-26T07:00:00Z");

    private void decided() {
        calls.store("report-air-albania.json", calls.clock.instant());
        calls.wiring.evaluation().versionArrived(FunctionCalls.INCIDENT, 1);
    }

    private void call(RequestStreamHandler handler, Map<String, Object> event) throws Exception {
        calls.call(handler, JsonWriter.writeBytes(event));
    }

    private void stream() throws Exception {
        Map<String, Object> keys =
                Map.of("pk", Map.of("S", "I#" + FunctionCalls.INCIDENT), "sk", Map.of("S", "N#0000000001#mfa"));
        Map<String, Object> change = Map.of("Keys", keys, "NewImage", keys, "SequenceNumber", "1");
        call(new DeliveryFunction(calls.wiring), Map.of("Records", List.of(Map.of("dynamodb", change))));
    }

    private Map<String, Object> line(String event) throws Exception {
        String text = calls.lines.stream()
                .filter(line -> line.contains("\"event\":\"" + event + "\""))
                .findFirst()
                .orElseThrow(() -> new AssertionError(event + " not among " + calls.lines));
        assertThat(text).endsWith("\n");
        return JsonReader.readObject(text.strip());
    }

    @Test
    void aDeliveryCountsWhatItSentParkedAndLeftWaiting() throws Exception {
        decided();
        calls.topic.failNext(InvalidParameterException.builder().statusCode(400).build());
        calls.topic.failNext(ThrottledException.builder().statusCode(429).build());

        stream();

        assertThat(line("delivery"))
                .containsEntry("NotificationsDead", 1L)
                .containsEntry("NotificationsWaiting", 1L)
                .containsEntry("NotificationsSent", calls.topic.requests().size() - 2L);
        assertThat(line("notifications-dead")).containsEntry("count", 1L);
    }

    @Test
    void theLineIsInTheEmbeddedMetricFormat() throws Exception {
        decided();

        stream();

        assertThat(line("delivery").get("_aws"))
                .isEqualTo(Map.of(
                        "Timestamp",
                        calls.clock.millis(),
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
                                        Map.of("Name", "NotificationsWaiting", "Unit", "Count"),
                                        Map.of("Name", "DecisionToPublishSeconds", "Unit", "Seconds"))))));
    }

    @Test
    void bothLegsOfAReportAreTimedFromReceiptToDecisionAndFromThereToTheTopic() throws Exception {
        calls.store("report-air-albania.json", calls.clock.instant());
        calls.clock.advance(Duration.ofSeconds(40));
        arrive(Map.of("S", "2023-12-26T07:00:00Z"));
        assertThat(line("evaluation")).containsEntry("ReceiptToDecisionSeconds", 40L);

        calls.clock.advance(Duration.ofSeconds(75));
        stream();
        assertThat(line("delivery")).containsEntry("DecisionToPublishSeconds", 75L);
    }

    private void arrive(Map<String, Object> updatedAt) throws Exception {
        Map<String, Object> keys =
                Map.of("pk", Map.of("S", "I#" + FunctionCalls.INCIDENT), "sk", Map.of("S", "C#INCIDENT"));
        Map<String, Object> image = new HashMap<>(keys);
        image.put("version", Map.of("N", "1"));
        image.put("updatedAt", updatedAt);
        Map<String, Object> change = Map.of("Keys", keys, "NewImage", image, "SequenceNumber", "1");
        call(new EvaluationFunction(calls.wiring), Map.of("Records", List.of(Map.of("dynamodb", change))));
    }

    @Test
    void nothingDeliveredIsNoLine() throws Exception {
        stream();

        assertThat(calls.lines).isEmpty();
    }

    @Test
    void aRunOfTheScheduleBeatsAndTellsWhatItFoundAndHowLateItWas() throws Exception {
        decided();
        calls.clock.advance(Duration.ofMinutes(5));

        call(new ReviewFunction(calls.wiring), Map.of());

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
        assertThat(line("delivery")).containsEntry("NotificationsSent", (long)
                calls.topic.requests().size());
    }

    @Test
    void aRunThatFindsNothingBeatsAllTheSame() throws Exception {
        call(new ReviewFunction(calls.wiring), Map.of());

        assertThat(line("review-metrics"))
                .containsEntry("Heartbeat", 1L)
                .containsEntry("ReviewItemsExamined", 0L)
                .containsEntry("OldestDueSeconds", 0L);
    }

    @Test
    void theFirstRunOfADaySaysThatItIsAliveAndQueuesTheDigests() throws Exception {
        decided();
        ReviewFunction review = new ReviewFunction(calls.wiring);

        call(review, Map.of());
        assertThat(line("alive")).containsEntry("at", "2023-12-26T07:00:00Z");

        calls.clock.advance(Duration.ofMinutes(1));
        call(review, Map.of());
        assertThat(calls.lines).noneMatch(line -> line.contains("alive") || line.contains("digests-queued"));

        calls.clock.advance(Duration.ofDays(1));
        call(review, Map.of());
        assertThat(line("alive")).containsEntry("at", "2023-12-27T07:01:00Z");
        assertThat(line("digests-queued"))
                .hasEntrySatisfying("count", count -> assertThat((Long) count).isPositive());
    }

    @Test
    void theFirstRunOfADayNamesTheAudiencesThatNobodyHears() throws Exception {
        calls.topic.hearing(Audiences.ALL.stream()
                .filter(audience -> !audience.equals("dpa") && !audience.equals("comms"))
                .toList());
        ReviewFunction review = new ReviewFunction(calls.wiring);

        Map<String, Object> report = calls.call(review, JsonWriter.writeBytes(Map.of()));
        assertThat(line("audiences-checked"))
                .containsEntry("unheard", 2L)
                .containsEntry("audiences", List.of("dpa", "comms"));
        assertThat(report).containsEntry("unheard", List.of("dpa", "comms"));

        calls.topic.hearing(List.of("dpa", "comms"));
        call(review, Map.of());
        assertThat(calls.lines).noneMatch(line -> line.contains("audiences-"));

        calls.clock.advance(Duration.ofDays(1));
        call(review, Map.of());
        assertThat(line("audiences-checked")).containsEntry("unheard", 0L);
    }

    @Test
    void aTopicThatCannotBeAskedIsSaidAndStopsNothing() throws Exception {
        decided();
        calls.clock.advance(Duration.ofMinutes(5));
        calls.topic.refusingToList(ThrottledException.builder().statusCode(429).build());

        Map<String, Object> report = calls.call(new ReviewFunction(calls.wiring), JsonWriter.writeBytes(Map.of()));

        assertThat(line("audiences-not-checked"))
                .containsEntry("exception", "software.amazon.awssdk.services.sns.model.ThrottledException");
        assertThat(report).doesNotContainKey("unheard").containsEntry("complete", true);
        assertThat(calls.topic.requests()).isNotEmpty();
    }
}
