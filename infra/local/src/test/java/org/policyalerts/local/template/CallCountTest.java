package org.policyalerts.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.lambda.ApiFunction;
import org.policyalerts.lambda.EvaluationFunction;
import org.policyalerts.lambda.Settings;
import org.policyalerts.lambda.Wiring;
import org.policyalerts.local.LocalAws;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import org.policyalerts.local.gateway.ProxyEvents;
import org.policyalerts.local.lambda.Invocation;
import org.policyalerts.local.lambda.StreamEvents;
import org.policyalerts.local.lambda.StreamReader;
import org.policyalerts.local.lambda.StreamRecord;
import org.policyalerts.local.stack.Caller;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.sns.SnsClient;

/** How often the functions call the table: somebody waits for each of these round trips. */
class CallCountTest {

    private static final Calls CALLS = new Calls();
    private static final String NOBODY = "arn:aws:sns:eu-central-1:000000000000:nobody";
    private static final LocalClock CLOCK = new LocalClock();
    private static final LocalTable TABLE = LocalTable.start(Optional.empty());
    private static final StreamReader READER = StreamReader.fromTheStart(TABLE.streams(), TABLE.streamArn());

    private static Wiring wiring() {
        CLOCK.set(Instant.parse("2025-03-10T07:00:00Z"));
        Settings settings = DeployedRun.settings(NOBODY, NOBODY, Optional.empty(), Optional.empty());
        DynamoDbClient dynamoDb = LocalAws.client(DynamoDbClient.builder(), TABLE.uri(), CALLS);
        SnsClient nobody = LocalAws.client(SnsClient.builder(), URI.create("http://127.0.0.1:1"));
        return new Wiring(settings, dynamoDb, nobody, CLOCK, new SecureRandom());
    }

    private static final Wiring WIRING = wiring();
    private static final Invocation API = function("api", new ApiFunction(WIRING));
    private static final Invocation EVALUATION = function("evaluation", new EvaluationFunction(WIRING));

    private static Invocation function(String name, RequestStreamHandler handler) {
        return new Invocation(name, 1, line -> {}, () -> handler);
    }

    @BeforeAll
    static void earlierReports() throws IOException {
        submit("e-albania");
        evaluateAll();
    }

    @AfterAll
    static void stop() {
        TABLE.close();
    }

    @Test
    void anIncidentIsTakenInWithinThreeRoundTripsAndEachVersionEvaluatedWithThreeReadsAndThreeWrites()
            throws IOException {
        List<String> intake = submit("hospital-essential");
        List<String> repeated = submit("hospital-essential");
        List<List<String>> first = evaluateAll();
        List<String> change = patch();
        List<List<String>> second = evaluateAll();

        assertThat(intake).hasSizeLessThanOrEqualTo(3);
        assertThat(repeated).hasSizeLessThanOrEqualTo(3);
        assertThat(change).hasSizeLessThanOrEqualTo(3);
        assertThat(first)
                .hasSize(1)
                .allSatisfy(calls -> isLean(calls, 2, "PutItem", "TransactWriteItems", "DeleteItem"));
        // Of alerts that lie together one may have changed; it is told later, with what else is known by then.
        assertThat(second).hasSize(1).allSatisfy(calls -> isLean(calls, 3, "TransactWriteItems", "DeleteItem"));
    }

    private static void isLean(List<String> calls, int reads, String... writes) {
        // What follows the decision is about others.
        assertThat(calls.stream()
                        .takeWhile(call -> !call.equals("TransactWriteItems"))
                        .filter(call -> call.startsWith("Get") || call.equals("Query")))
                .hasSizeLessThanOrEqualTo(reads);
        // At last the schedule is told that it need not judge the version.
        assertThat(calls.stream().filter(call -> !call.matches("Query|history|GetItem")))
                .containsExactly(writes);
    }

    private static List<String> submit(String report) throws IOException {
        CALLS.names.clear();
        send("POST", "/incidents", "curator:AKCESK", Caller.report(report));
        return List.copyOf(CALLS.names);
    }

    private static List<String> patch() throws IOException {
        Map<String, Object> newest = Template.map(
                Template.list(send("GET", "/incidents", "staff", "").get("incidents"))
                        .get(0));
        CALLS.names.clear();
        send("PATCH", "/incidents/" + newest.get("id"), "staff", JsonWriter.write(Map.of("severity", 2)));
        return List.copyOf(CALLS.names);
    }

    private static Map<String, Object> send(String method, String path, String token, String body) throws IOException {
        Map<String, Object> answer = API.call(ProxyEvents.of(method, path, token, body));
        assertThat(answer.get("statusCode")).isIn(200, 201, 200L, 201L);
        return Caller.object(String.valueOf(answer.get("body")));
    }

    /** Evaluates each version that the stream brings; the calls of each evaluation. */
    private static List<List<String>> evaluateAll() throws IOException {
        StreamEvents events = new StreamEvents(CLOCK);
        List<List<String>> counted = new ArrayList<>();
        var read = READER.next();
        while (!read.isEmpty()) {
            for (StreamRecord record : read.stream().map(events::of).toList()) {
                if (record.isIncident()) {
                    CALLS.names.clear();
                    Map<String, Object> answer = EVALUATION.call(StreamEvents.event(List.of(record)));
                    assertThat(answer).isEqualTo(Map.of("batchItemFailures", List.of()));
                    counted.add(List.copyOf(CALLS.names));
                }
            }
            read = READER.next();
        }
        return counted;
    }

    /** Keeps the name of each call; a query of the history is named {@code history}. */
    private static final class Calls implements ExecutionInterceptor {
        private final List<String> names = new CopyOnWriteArrayList<>();

        @Override
        public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
            names.add(name(context.request()));
        }

        private static String name(SdkRequest request) {
            String name = request.getClass().getSimpleName().replace("Request", "");
            boolean isHistory = request instanceof QueryRequest query
                    && query.expressionAttributeValues().values().stream()
                            .map(AttributeValue::s)
                            .anyMatch(text -> text != null && text.startsWith("H#"));
            return isHistory ? "history" : name;
        }
    }
}
