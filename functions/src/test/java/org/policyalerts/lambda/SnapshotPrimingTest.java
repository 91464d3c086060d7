package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.crac.Core;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sns.SnsClient;

/** What the functions do before Lambda takes the snapshot they will start from. */
class SnapshotPrimingTest {

    private static final SnsClient NOBODY_PUBLISHES = (SnsClient) Proxy.newProxyInstance(
            SnsClient.class.getClassLoader(), new Class<?>[] {SnsClient.class}, (self, method, arguments) -> {
                throw new AssertionError("priming published a message");
            });

    private final Set<String> calls = new TreeSet<>();
    private final String table = LocalDynamoDb.newTableName();

    static Stream<Named<Function<Wiring, SnapshotPriming>>> functions() {
        return Stream.of(
                Named.of("ApiFunction", ApiFunction::new),
                Named.of("EvaluationFunction", EvaluationFunction::new),
                Named.of("DeliveryFunction", DeliveryFunction::new),
                Named.of("ReviewFunction", ReviewFunction::new));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void readsAndWritesNothing(Function<Wiring, SnapshotPriming> make) throws Exception {
        make.apply(wiring(LocalDynamoDb.client())).prime();

        assertThat(calls).isNotEmpty().isSubsetOf("getItem", "query");
    }

    @Test
    void ofTheApiJudgesAReport() throws Exception {
        new ApiFunction(wiring(LocalDynamoDb.client())).prime();

        assertThat(calls).as("history, and an incident").contains("query", "getItem");
    }

    /** Or a table that is busy for a moment would stop a deployment. */
    @ParameterizedTest
    @MethodSource("functions")
    void thatFailsStopsNoSnapshot(Function<Wiring, SnapshotPriming> make) {
        DynamoDbClient unreachable = client((method, arguments) -> {
            throw SdkClientException.create("nobody there");
        });
        SnapshotPriming function = make.apply(wiring(unreachable));

        assertThatCode(() -> function.beforeCheckpoint(Core.getGlobalContext())).doesNotThrowAnyException();
        assertThat(calls).isNotEmpty();
    }

    private Wiring wiring(DynamoDbClient client) {
        Settings settings = Settings.from(Map.of(
                "TABLE_NAME", table,
                "TOPIC_ARN", "arn:aws:sns:eu-central-1:000000000000:alerts",
                "AWS_REGION", "eu-central-1",
                "HOME_COUNTRY", "AL"));
        Clock clock = Clock.fixed(Instant.parse("2024-01-02T00:00:00Z"), ZoneOffset.UTC);
        DynamoDbClient counted = client((method, arguments) -> method.invoke(client, arguments));
        return new Wiring(
                settings,
                () -> counted,
                () -> NOBODY_PUBLISHES,
                Clients.NO_LOGS,
                clock,
                new Random(1),
                () -> DeployedBook.shipped(settings),
                true);
    }

    private interface Handler {
        Object handle(Method method, Object[] arguments) throws ReflectiveOperationException;
    }

    private DynamoDbClient client(Handler handler) {
        return (DynamoDbClient) Proxy.newProxyInstance(
                DynamoDbClient.class.getClassLoader(),
                new Class<?>[] {DynamoDbClient.class},
                (self, method, arguments) -> {
                    calls.add(method.getName());
                    try {
                        return handler.handle(method, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }
}
