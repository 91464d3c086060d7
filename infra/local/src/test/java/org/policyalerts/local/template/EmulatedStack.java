package org.policyalerts.local.template;

import static org.policyalerts.local.template.Template.map;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.DeliveryFunction;
import org.policyalerts.lambda.EvaluationFunction;
import org.policyalerts.lambda.ReviewFunction;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.gateway.ProxyEvents;
import org.policyalerts.local.lambda.EventSource;
import org.policyalerts.local.lambda.FailureDestination;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.StreamEvents;
import org.policyalerts.local.lambda.StreamReader;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.stack.Caller;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The deployed stack with an emulator for AWS: resources as the template describes them, functions with its settings
 * and filters.
 */
final class EmulatedStack implements AutoCloseable {

    /** The stream may have a change a moment later than the table. */
    private static final int QUIET_READS = 3;

    private static final Map<String, String> PARAMETERS = Map.of(
            "Release", "0".repeat(64),
            "UserPoolArn", "arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_AbCdEfGhI",
            "HomeCountry", "AL",
            "TimeZone", "Europe/Tirane",
            "MaxTlp", "amber",
            "MaySubscribe", "arn:aws:iam::*:root",
            "AlertEmail", "everybody@example.org");

    private final LocalClock clock = new LocalClock();
    private final Template template = Template.read();
    private final Map<String, String> ids;
    private final DynamoDbClient dynamoDb;
    private final SnsClient sns;
    private final SqsClient sqs;
    private final DynamoDbStreamsClient streams;
    private final Invocation api;
    private final Invocation review;
    private final FailureDestination failures = new FailureDestination(Optional.empty());
    private final List<EventSource> sources;
    private final StreamReader reader;
    private final StreamEvents events = new StreamEvents(clock);
    private final List<StreamRecord> records = new ArrayList<>();

    EmulatedStack(URI aws) {
        this.ids = new CloudFormation(aws).create("policy-alerts-" + UUID.randomUUID(), template, PARAMETERS);
        this.dynamoDb = LocalAws.client(DynamoDbClient.builder(), aws);
        this.sns = LocalAws.client(SnsClient.builder(), aws);
        this.sqs = LocalAws.client(SqsClient.builder(), aws);
        this.streams = LocalAws.client(DynamoDbStreamsClient.builder(), aws);
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        this.api = function("ApiFunction", ApiFunction::new);
        this.review = function("ReviewFunction", ReviewFunction::new);
        this.sources = List.of(
                source("EvaluationFunction", EvaluationFunction::new),
                source("DeliveryFunction", DeliveryFunction::new));
        String streamArn =
                dynamoDb.describeTable(r -> r.tableName(id("Table"))).table().latestStreamArn();
        this.reader = StreamReader.fromTheStart(streams, streamArn);
    }

    private EventSource source(String name, Function<Wiring, RequestStreamHandler> make) {
        return new EventSource(name, function(name, make), EventFilter.of(template, name), failures, clock);
    }

    private Invocation function(String name, Function<Wiring, RequestStreamHandler> make) {
        Wiring wiring = new Wiring(Settings.from(environment()), dynamoDb, sns, clock, new SecureRandom());
        return new Invocation(name, 1, line -> {}, () -> make.apply(wiring));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>(Map.of("AWS_REGION", LocalAws.REGION.id()));
        HandlerCheck.variables(template).forEach((name, value) -> {
            String referred = String.valueOf(map(Template.withoutRestore(value)).getOrDefault("Ref", value));
            Object unset = template.at("Parameters", referred, "Default");
            String parameter =
                    PARAMETERS.getOrDefault(referred, HandlerCheck.isValue(unset) ? String.valueOf(unset) : referred);
            environment.put(name, ids.getOrDefault(referred, parameter));
        });
        // The audit goes to the function's own log; which call puts it into its group is shown by
        // CloudWatchAuditLogTest.
        environment.remove("AUDIT_LOG");
        return environment;
    }

    /** A resource's id by its name in the template. */
    String id(String resource) {
        String id = ids.get(resource);
        if (id == null) {
            throw new AssertionError(resource + " was not created");
        }
        return id;
    }

    LocalClock clock() {
        return clock;
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb;
    }

    /** A new queue with a subscription to a topic of the template; an empty filter policy accepts every message. */
    SubscribedQueue subscribe(String topic, String filterPolicy) {
        return SubscribedQueue.open(sqs, sns, id(topic), filterPolicy);
    }

    /** Submits a report and lets the functions do what follows. */
    String submit(String report, String organisation) throws IOException {
        Map<String, Object> answer = api.call(ProxyEvents.of("POST", "/incidents", "curator:" + organisation, report));
        pump();
        return answer.get("statusCode") + " "
                + Caller.object(String.valueOf(answer.get("body"))).get("id");
    }

    /** One run of the schedule, and what follows from it. */
    Map<String, Object> review() throws IOException {
        Map<String, Object> report = review.call(Map.of("time", clock.instant().toString()));
        pump();
        return report;
    }

    /** Brings every record of the stream once more, as Lambda may. */
    void repeatTheStream() {
        List.copyOf(records).forEach(record -> sources.forEach(source -> source.offer(record)));
        pump();
    }

    private void pump() {
        int quiet = 0;
        while (quiet < QUIET_READS) {
            List<Record> read = reader.next();
            read.stream().map(events::of).forEach(record -> {
                records.add(record);
                sources.forEach(source -> source.offer(record));
            });
            boolean hasMoved = !read.isEmpty();
            for (EventSource source : sources) {
                hasMoved |= source.deliver(System.nanoTime()) || !source.isEmpty();
            }
            quiet = hasMoved ? 0 : quiet + 1;
        }
        if (!failures.parked().isEmpty()) {
            throw new AssertionError("given up: " + failures.parked());
        }
    }

    @Override
    public void close() {
        dynamoDb.close();
        sns.close();
        sqs.close();
        streams.close();
    }
}
