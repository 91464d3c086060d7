package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.policyalerts.alert.EvaluationSettings.Presentation;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.sns.RecordingTopic;
import org.policyalerts.story.Chain;
import org.policyalerts.story.SteppingClock;

/** Calls the functions as Lambda does: on a real table, with a topic and a log that keep what they get. */
final class FunctionCalls {

    static final IncidentId INCIDENT = new IncidentId("inc_01HJJ7R0000000000000000000");

    final SteppingClock clock;
    final RecordingTopic topic = new RecordingTopic();
    final List<String> lines = new ArrayList<>();
    final Wiring wiring;

    FunctionCalls(String now) {
        clock = new SteppingClock(Instant.parse(now));
        Settings settings = settings(LocalDynamoDb.newTableName());
        wiring = new Wiring(settings, LocalDynamoDb.client(), topic, clock, new Random(1));
    }

    /** Those of a deployment in Albania with a table of that name. */
    static Settings settings(String table) {
        return new Settings(
                table,
                "arn:aws:sns:eu-central-1:000000000000:alerts",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "eu-central-1",
                "AL",
                Chain.TIRANA,
                "amber",
                Presentation.DEFAULT,
                Optional.empty(),
                Settings.Kept.DEFAULT,
                Optional.empty());
    }

    /** Stores a sample report as the first version of the incident. */
    void store(String report, Instant receivedAt) {
        ReportReading.Valid valid = (ReportReading.Valid) new ReportReader(Chain.TIRANA).read(Chain.tree(report));
        wiring.incidents()
                .create(
                        new Incident(
                                INCIDENT,
                                1,
                                "AKCESK",
                                receivedAt,
                                receivedAt,
                                "hash",
                                valid.report(),
                                FirstDates.UNCHANGED,
                                Optional.empty()),
                        Optional.empty());
    }

    /** One call with an hour left; the log holds its lines and no earlier ones. */
    Map<String, Object> call(RequestStreamHandler handler, byte[] event) throws IOException, JsonInvalidException {
        lines.clear();
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(event), output, context());
        return JsonReader.readObject(output.toString(StandardCharsets.UTF_8));
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
