package org.policyalerts.local;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.DeliveryFunction;
import org.policyalerts.lambda.EvaluationFunction;
import org.policyalerts.lambda.ReviewFunction;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.sns.Delivered;
import org.policyalerts.local.sns.SnsEndpoint;
import org.policyalerts.policy.Audiences;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** The deployed stack on one machine: the same handlers, real clients, a real table with its stream, a strict topic. */
public final class LocalStack implements AutoCloseable {

    private final LocalClock clock;
    private final LocalTable table;
    private final SnsEndpoint topic;
    private final SnsClient sns;
    private final StreamPump pump;
    private final Invocation review;
    private final HttpFront front;

    private LocalStack(Options options) {
        this.clock = options.clock();
        this.table = LocalTable.start(options.data());
        this.topic = SnsEndpoint.start(clock);
        this.sns = SnsClient.builder()
                .endpointOverride(topic.uri())
                .region(LocalTable.REGION)
                .credentialsProvider(LocalTable.credentials())
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        Wiring wiring =
                new Wiring(settings(createTopic()), table.client(), sns, clock, RandomGenerator.of("L64X128MixRandom"));
        this.pump = new StreamPump(
                table,
                List.of(
                        new EventSource(
                                new Invocation(new EvaluationFunction(wiring), "evaluation"), StreamRecord::isIncident),
                        new EventSource(
                                new Invocation(new DeliveryFunction(wiring), "delivery"),
                                StreamRecord::isPendingNotification)));
        this.review = new Invocation(new ReviewFunction(wiring), "review");
        if (!options.isStreamHeld()) {
            pump.start();
        }
        this.front =
                HttpFront.start(options.port(), new Invocation(new ApiFunction(wiring), "api"), new LocalRoutes(this));
    }

    /**
     * How to start it.
     *
     * @param port of the API; 0 picks one
     * @param data the folder that keeps the table between runs; without it the table is gone with the process
     * @param isStreamHeld leave the table's stream unread, as in an outage
     */
    public record Options(LocalClock clock, int port, Optional<Path> data, boolean isStreamHeld) {

        /** A stack that leaves nothing behind. */
        public static Options inMemory(LocalClock clock, int port) {
            return new Options(clock, port, Optional.empty(), false);
        }
    }

    /** Starts everything. */
    public static LocalStack start(Options options) {
        return new LocalStack(options);
    }

    private String createTopic() {
        String arn = sns.createTopic(r -> r.name("policy-alerts")).topicArn();
        Audiences.ALL.forEach(audience -> topic.subscribe(arn, audience, "{\"audience\":[\"" + audience + "\"]}"));
        return arn;
    }

    private static Settings settings(String topicArn) {
        return new Settings(
                LocalTable.NAME,
                topicArn,
                LocalTable.REGION.id(),
                "AL",
                ZoneId.of("Europe/Tirane"),
                "amber",
                Optional.empty());
    }

    /** Where the API answers. */
    public URI uri() {
        return front.uri();
    }

    LocalClock clock() {
        return clock;
    }

    /** Runs the schedule now; its run report. */
    Map<String, Object> review() throws IOException {
        return review.call(Map.of("time", clock.instant().toString()));
    }

    void awaitIdle() {
        pump.awaitIdle();
    }

    int parked() {
        return pump.parked();
    }

    /** The messages delivered to one audience, or to all, oldest first. */
    List<Map<String, Object>> inbox(Optional<String> audience) {
        List<Delivered> delivered = new ArrayList<>();
        List<String> names = audience.map(List::of).orElse(Audiences.ALL);
        names.forEach(name -> delivered.addAll(topic.inbox(name)));
        return delivered.stream().map(LocalStack::document).toList();
    }

    private static Map<String, Object> document(Delivered delivered) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", delivered.subject());
        document.put("text", delivered.text());
        document.put("json", parsed(delivered.json()));
        document.put("attributes", new LinkedHashMap<String, Object>(delivered.attributes()));
        Instant at = delivered.deliveredAt();
        document.put("deliveredAt", at.toString());
        return document;
    }

    private static Object parsed(String json) {
        try {
            return JsonReader.readObject(json);
        } catch (JsonInvalidException notJson) {
            return json;
        }
    }

    @Override
    public void close() {
        front.close();
        pump.close();
        sns.close();
        topic.close();
        table.close();
    }
}
