package org.policyalerts.local.template;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.DeliveryFunction;
import org.policyalerts.lambda.DeployedBook;
import org.policyalerts.lambda.EvaluationFunction;
import org.policyalerts.lambda.ReviewFunction;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.gateway.ProxyEvents;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.StreamEvents;
import org.policyalerts.local.lambda.StreamReader;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.sns.SnsEndpoint;
import org.policyalerts.local.stack.Caller;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sns.SnsClient;

/**
 * A run of the four functions on a real table, its stream and a strict topic. The clients of each function keep what it
 * calls.
 */
final class DeployedRun implements AutoCloseable {

    private final LocalClock clock = new LocalClock();
    private final LocalTable table = LocalTable.start(Optional.empty());
    private final LogEndpoint audit = LogEndpoint.start();
    private final SnsEndpoint topic = SnsEndpoint.start(clock, Optional.empty());
    private final StreamReader reader = StreamReader.fromTheStart(table.streams(), table.streamArn());
    private final StreamEvents events = new StreamEvents(clock);
    private final Map<String, CallRecorder> recorders = new LinkedHashMap<>();
    private final List<StreamRecord> records = new ArrayList<>();
    private final List<String> log = new ArrayList<>();
    private final String topicArn;
    private final String exerciseTopicArn;
    private final Invocation api;
    private final Invocation evaluation;
    private final Invocation delivery;
    private final Invocation review;

    private int messagesOfTheCanary;

    private DeployedRun() {
        clock.set(Instant.parse("2025-03-10T07:00:00Z"));
        try (SnsClient sns = LocalAws.client(SnsClient.builder(), topic.uri())) {
            this.topicArn = sns.createTopic(r -> r.name("policy-alerts")).topicArn();
            this.exerciseTopicArn =
                    sns.createTopic(r -> r.name("policy-alerts-exercises")).topicArn();
            sns.subscribe(r -> r.topicArn(topicArn).protocol("email").endpoint("duty@mfa.example"));
        }
        this.api = function("ApiFunction", ApiFunction::new);
        this.evaluation = function("EvaluationFunction", EvaluationFunction::new);
        this.delivery = function("DeliveryFunction", DeliveryFunction::new);
        this.review = function("ReviewFunction", ReviewFunction::new);
    }

    /**
     * What a run shows, to compare the template with.
     *
     * @param calls by function, as IAM names them
     * @param records of the stream, as Lambda brings them
     * @param log every function's lines
     * @param messagesOfTheCanary what the exercise of each day was told of
     */
    record Evidence(
            Map<String, Set<String>> calls, List<StreamRecord> records, List<String> log, int messagesOfTheCanary) {}

    /** Takes every path on which a function makes another kind of call. */
    static Evidence evidence() {
        try (DeployedRun run = new DeployedRun()) {
            run.exerciseOfTheDay();
            run.reports();
            run.changes();
            run.whatTheScheduleBrings();
            run.whatPeopleDo();
            run.whatThereIsBeside();
            run.whatEnds();
            Map<String, Set<String>> calls = new LinkedHashMap<>();
            run.recorders.forEach((function, recorder) -> calls.put(function, recorder.calls()));
            return new Evidence(calls, List.copyOf(run.records), List.copyOf(run.log), run.messagesOfTheCanary);
        } catch (IOException failed) {
            throw new AssertionError("a function failed", failed);
        }
    }

    private Invocation function(String name, Function<Wiring, RequestStreamHandler> make) {
        CallRecorder recorder = new CallRecorder();
        recorders.put(name, recorder);
        DynamoDbClient dynamoDb = LocalAws.client(DynamoDbClient.builder(), table.uri(), recorder);
        SnsClient sns = LocalAws.client(SnsClient.builder(), topic.uri(), recorder);
        CloudWatchLogsClient logs = LocalAws.client(CloudWatchLogsClient.builder(), audit.uri(), recorder);
        Settings settings = settings(topicArn, exerciseTopicArn, Optional.of("AuditLog"), Optional.of(1_000));
        Wiring wiring = new Wiring(
                settings,
                () -> dynamoDb,
                () -> sns,
                () -> logs,
                clock,
                new SecureRandom(),
                DeployedBook.shippedOnce(settings),
                false);
        return new Invocation(name, 1, log::add, () -> make.apply(wiring));
    }

    /** The settings of functions that work on the table of this machine. */
    static Settings settings(
            String topicArn, String exerciseTopicArn, Optional<String> audit, Optional<Integer> mostOfOne) {
        return new Settings(
                LocalTable.NAME,
                topicArn,
                Optional.of(exerciseTopicArn),
                audit,
                mostOfOne,
                LocalAws.REGION.id(),
                DemoSettings.COUNTRY,
                DemoSettings.ZONE,
                "amber",
                Presentation.DEFAULT,
                Optional.empty(),
                Settings.Kept.DEFAULT,
                Optional.empty());
    }

    private void reports() throws IOException {
        call("POST", "/incidents", "curator:AKCESK", Caller.report("e-albania"));
        call("POST", "/incidents", "curator:AKCESK", Caller.report("parliament"));
        call("POST", "/incidents", "curator:AKCESK", Caller.report("parliament"));
        stream();
        call("POST", "/incidents", "curator:AKCESK", manyTargets("MANY"));
        call("POST", "/incidents", "curator:EXERCISE", exercise("parliament"));
        call("POST", "/incidents", "curator:AKCESK", Caller.report("air-albania"));
        stream();
    }

    /** What the rule of the template sends, with what EventBridge puts into it. */
    private void exerciseOfTheDay() throws IOException {
        Map<String, Object> target = Template.map(
                Template.list(Template.read().property("CanaryRule", "Targets")).get(0));
        Object written = Template.map(target.get("InputTransformer")).get("InputTemplate");
        String report = String.valueOf(Template.map(written).get("Sub"))
                .replace("${HomeCountry}", DemoSettings.COUNTRY)
                .replace("<time>", clock.instant().toString())
                .replace("<id>", "53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa");
        Object id = call("POST", "/incidents", "submitter:CANARY", report).get("id");
        stream();
        Map<String, Object> told = call("GET", "/incidents/" + id + "/messages", "staff", "");
        messagesOfTheCanary = Template.list(told.get("messages")).size();
    }

    private static String exercise(String name) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>(Caller.object(Caller.report(name)));
        report.put("mode", "exercise");
        return JsonWriter.write(report);
    }

    /** More targets than one transaction can write, so that the evaluation has to complete the history. */
    private static String manyTargets(String reference) throws IOException {
        Map<String, Object> report = new LinkedHashMap<>(Caller.object(Caller.report("one-albania")));
        Map<String, Object> first =
                Template.map(Template.list(report.get("targets")).get(0));
        List<Map<String, Object>> targets = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Map<String, Object> target = new LinkedHashMap<>(first);
            target.put("name", "Station " + i);
            targets.add(target);
        }
        report.put("targets", targets);
        report.put("reference", reference);
        return JsonWriter.write(report);
    }

    /**
     * Fewer targets and no claims: entries of the history are deleted, the first ones with the change, the rest with
     * the evaluation.
     */
    private void changes() throws IOException {
        Map<String, Object> list = call("GET", "/incidents", "staff", "");
        for (Object summary : Template.list(list.get("incidents"))) {
            String path = "/incidents/" + Template.map(summary).get("id");
            Map<String, Object> report = call("GET", path, "staff", "");
            List<Object> targets = Template.list(report.get("targets"));
            Map<String, Object> patch = Map.of("targets", List.of(targets.get(0)), "claims", List.of());
            call("PATCH", path, "staff", JsonWriter.write(patch));
            for (String part : List.of("/versions", "/decision", "/alerts")) {
                call("GET", path + part, "staff", "");
            }
        }
        stream();
        redriveWithoutTheOldImage();
    }

    /** Without the old image the evaluation has to read the earlier version from the table. */
    private void redriveWithoutTheOldImage() {
        StreamRecord last = records.stream()
                .filter(StreamRecord::isIncident)
                .reduce((earlier, later) -> later)
                .orElseThrow();
        Map<String, Object> change =
                new LinkedHashMap<>(Template.map(last.document().get("dynamodb")));
        change.remove("OldImage");
        Map<String, Object> document = new LinkedHashMap<>(last.document());
        document.put("dynamodb", change);
        offer(new StreamRecord(document), evaluation, true);
    }

    /** Handles what the stream did not deliver, what becomes due, and what is no longer due. */
    private void whatTheScheduleBrings() throws IOException {
        call("POST", "/incidents", "curator:AKCESK", Caller.report("hospital-essential"));
        call("POST", "/incidents", "curator:EXERCISE", exercise("one-albania"));
        readStream().forEach(record -> offer(record, evaluation, record.isIncident()));
        // The stream is late with this one, so the schedule judges it and completes its history.
        call("POST", "/incidents", "curator:AKCESK", manyTargets("LATE"));
        for (Duration step : List.of(Duration.ofMinutes(5), Duration.ofHours(97), Duration.ofDays(60))) {
            clock.advance(step);
            review.call(Map.of("time", clock.instant().toString()));
        }
        stream();
    }

    private void whatPeopleDo() throws IOException {
        String silence = JsonWriter.write(Map.of(
                "policy",
                "retaliatory-motive",
                "reason",
                "talks",
                "until",
                clock.instant().plusSeconds(86_400).toString()));
        Object id = call("POST", "/silences", "staff", silence).get("id");
        call("GET", "/silences", "staff", "");
        call("DELETE", "/silences/" + id, "staff", "");
        Map<String, Object> list = call("GET", "/alerts", "staff", "");
        List<Object> alerts = Template.list(list.get("alerts"));
        String first = "/alerts/" + Template.map(alerts.get(0)).get("id");
        String acknowledgement = JsonWriter.write(Map.of(
                "owner",
                "desk",
                "nextStepBy",
                clock.instant().plusSeconds(86_400).toString()));
        call("GET", first, "staff", "");
        call("POST", first + "/acknowledgement", "staff", acknowledgement);
        call("POST", first + "/outcome", "staff", JsonWriter.write(Map.of("outcome", "done", "reason", "settled")));
        stream();
    }

    /** Items that resemble those of a function, and deletions: the filters must not let them through. */
    private void whatThereIsBeside() {
        AttributeValue pending = AttributeValue.fromS("pending");
        table.client().putItem(r -> r.tableName(LocalTable.NAME)
                .item(Map.of("pk", text("I#x"), "sk", text("Z#x"), "status", pending)));
        for (String sk : List.of("C#INCIDENT", "N#x")) {
            table.client().putItem(r -> r.tableName(LocalTable.NAME)
                    .item(Map.of("pk", text("I#x"), "sk", text(sk), "status", pending)));
            table.client().deleteItem(r -> r.tableName(LocalTable.NAME).key(Map.of("pk", text("I#x"), "sk", text(sk))));
        }
        readStream();
    }

    /** What has been closed for five years ends, and is needed after all. */
    private void whatEnds() throws IOException {
        for (int months = 0; months < 66; months++) {
            clock.advance(Duration.ofDays(28));
            review.call(Map.of());
            stream();
            Map<String, Object> list = call("GET", "/incidents", "staff", "");
            for (Object summary : Template.list(list.get("incidents"))) {
                String path = "/incidents/" + Template.map(summary).get("id");
                if (call("GET", path, "staff", "").containsKey("keptUntil")) {
                    call("PUT", path + "/hold", "staff", "{\"reason\": \"An inquiry.\"}");
                    call("DELETE", path + "/hold", "staff", "");
                    return;
                }
            }
        }
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private void stream() {
        List<StreamRecord> read = readStream();
        while (!read.isEmpty()) {
            for (StreamRecord record : read) {
                offer(record, evaluation, record.isIncident());
                offer(record, delivery, record.isPendingNotification());
            }
            read = readStream();
        }
    }

    private List<StreamRecord> readStream() {
        List<StreamRecord> read = new ArrayList<>();
        List<StreamRecord> more = next();
        while (!more.isEmpty()) {
            read.addAll(more);
            more = next();
        }
        records.addAll(read);
        return read;
    }

    private List<StreamRecord> next() {
        return reader.next().stream().map(events::of).toList();
    }

    private static void offer(StreamRecord record, Invocation function, boolean isWanted) {
        if (isWanted) {
            try {
                Map<String, Object> answer = function.call(StreamEvents.event(List.of(record)));
                if (!answer.equals(Map.of("batchItemFailures", List.of()))) {
                    throw new AssertionError("failed: " + record.name());
                }
            } catch (IOException failed) {
                throw new AssertionError(failed);
            }
        }
    }

    private Map<String, Object> call(String method, String path, String token, String body) throws IOException {
        Map<String, Object> answer = api.call(ProxyEvents.of(method, path, token, body));
        if (!(answer.get("statusCode") instanceof Number status) || status.intValue() >= 300) {
            throw new AssertionError(method + " " + path + ": " + answer);
        }
        return Caller.object(String.valueOf(answer.get("body")));
    }

    @Override
    public void close() {
        table.close();
        topic.close();
        audit.close();
    }
}
