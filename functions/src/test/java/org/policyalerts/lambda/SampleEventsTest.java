package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sns.SnsClient;

/** The sample Lambda events of {@code events/}, each given to its function against a real table. */
class SampleEventsTest {

    private static final IncidentId PARLIAMENT = new IncidentId("inc_01HJJ7R0000000000000000000");

    private final SnsClient sns = SnsClient.builder()
            .region(Region.EU_CENTRAL_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
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
            sns,
            new SteppingClock(Instant.parse("2023-12-29T08:15:00Z")),
            new Random(1));

    @Test
    void streamIncidentParliamentIsDecided() throws Exception {
        wiring.incidents().create(parliament(), Optional.empty());

        Map<String, Object> answer = call(new EvaluationFunction(wiring), "stream-incident-parliament.json");

        assertThat(answer).isEqualTo(Map.of("batchItemFailures", java.util.List.of()));
        assertThat(wiring.evaluations().latestDecision(PARLIAMENT).orElseThrow().toString())
                .contains("constitutional-body-targeted");
    }

    @Test
    void streamIncidentParliamentThatIsNotInTheTableComesAgain() throws Exception {
        Map<String, Object> answer = call(new EvaluationFunction(wiring), "stream-incident-parliament.json");

        assertThat(answer).isEqualTo(Map.of("batchItemFailures", java.util.List.of(Map.of("itemIdentifier", "111"))));
    }

    @Test
    void scheduleReviewAnswersWithItsRunReport() throws Exception {
        Map<String, Object> report = call(new ReviewFunction(wiring), "schedule-review.json");

        assertThat(report)
                .containsEntry("at", "2023-12-29T08:15:00Z")
                .containsEntry("examined", 0L)
                .containsEntry("complete", true);
    }

    private static Incident parliament() {
        ReportReading reading = new ReportReader(Chain.TIRANA).read(Chain.tree("report-parliament.json"));
        Instant received = Instant.parse("2023-12-26T07:00:00Z");
        return new Incident(
                PARLIAMENT, 1, "AKCESK", received, received, "hash", ((ReportReading.Valid) reading).report());
    }

    private static Map<String, Object> call(RequestStreamHandler handler, String event) throws Exception {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        try (InputStream input = Files.newInputStream(Path.of("../events", event))) {
            handler.handleRequest(input, output, context());
        } catch (IOException notRead) {
            throw new AssertionError(event, notRead);
        }
        return JsonReader.readObject(output.toString(StandardCharsets.UTF_8));
    }

    /** A context that has an hour left and a logger that keeps quiet. */
    private static Context context() {
        LambdaLogger quiet = (LambdaLogger) Proxy.newProxyInstance(
                LambdaLogger.class.getClassLoader(),
                new Class<?>[] {LambdaLogger.class},
                (self, method, arguments) -> null);
        return (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (self, method, arguments) -> method.getName().equals("getLogger") ? quiet : Integer.valueOf(3_600_000));
    }
}
