package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.dynamodb.LocalTable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A report whose evaluation always fails, among reports that can be evaluated. */
class ParkedReportTest {

    private final LocalClock clock = new LocalClock();

    @Test
    void isParkedWholeWhileTheStreamGoesOnAndAlertsOnceAfterItsRedrive() throws Exception {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        try (LocalDeployment deployment = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), true, Optional.empty(), false, Optional.empty(), line -> {}))) {
            String first = submit(deployment, hospital("1"));
            String poisoned = submit(deployment, Caller.report("parliament"));
            String second = submit(deployment, hospital("2"));
            damage(deployment, poisoned);
            deployment.readStream();
            assertThat(deployment.awaitIdle()).isTrue();
            String later = submit(deployment, hospital("3"));

            assertThat(alerts(deployment, first)).isNotEmpty();
            assertThat(alerts(deployment, second)).isNotEmpty();
            assertThat(alerts(deployment, later)).isNotEmpty();
            assertThat(alerts(deployment, poisoned)).isEmpty();
            assertParkedWhole(
                    new Caller(deployment.uri()).get("/local/parked", "").body(), poisoned);
            assertThat(redrive(deployment)).startsWith("{\"redriven\":0,").contains("I#" + poisoned);

            mend(deployment, poisoned);
            assertThat(redrive(deployment)).isEqualTo("{\"redriven\":1,\"parked\":[]}");

            List<String> told = alerts(deployment, poisoned);
            assertThat(told).contains("mfa", "nsc", "csirt").doesNotHaveDuplicates();
            assertThat(redrive(deployment)).isEqualTo("{\"redriven\":0,\"parked\":[]}");
            deployment.review();
            assertThat(alerts(deployment, poisoned)).isEqualTo(told);
        }
    }

    private static String submit(LocalDeployment deployment, String report) throws Exception {
        HttpResponse<String> receipt = new Caller(deployment.uri()).submit(report);
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        return Caller.id(receipt);
    }

    /**
     * By another claimant and in another country, so that it does not belong to the history of the report that fails.
     */
    private static String hospital(String number) throws Exception {
        Map<String, Object> report =
                Caller.object(Caller.report("hospital-essential").replace("\"AL\"", "\"XK\""));
        report.put("reference", "HOSPITAL-" + number);
        report.put("timeline", Map.of("occurredAt", "2023-12-25", "awareAt", "2023-12-26T06:30:00+01:00"));
        return JsonWriter.write(report);
    }

    private static String redrive(LocalDeployment deployment) throws Exception {
        return new Caller(deployment.uri())
                .send("POST", "/local/redrive", "", "", "")
                .body();
    }

    /** The audiences that were told about an incident. */
    private static List<String> alerts(LocalDeployment deployment, String incident) throws Exception {
        Caller caller = new Caller(deployment.uri());
        caller.awaitIdle();
        return caller.inbox("").stream()
                .map(message -> (Map<?, ?>) message.get("attributes"))
                .filter(attributes -> incident.equals(attributes.get("incidentId")))
                .map(attributes -> String.valueOf(attributes.get("audience")))
                .toList();
    }

    /** After six tries the whole record is kept as the function got it, with the whole report. */
    private static void assertParkedWhole(String parked, String incident) throws Exception {
        assertThat(Caller.objects(parked, "records")).singleElement().satisfies(document -> {
            assertThat(document.get("requestContext"))
                    .isEqualTo(Map.of(
                            "functionArn",
                            "arn:aws:lambda:eu-central-1:000000000000:function:evaluation",
                            "condition",
                            "RetryAttemptsExhausted",
                            "approximateInvokeCount",
                            6L));
            assertThat(part(document, "payload").get("Records"))
                    .asInstanceOf(InstanceOfAssertFactories.list(Map.class))
                    .singleElement()
                    .satisfies(record -> {
                        Map<?, ?> change = part(record, "dynamodb");
                        assertThat(text(part(change, "Keys"), "pk")).isEqualTo("I#" + incident);
                        assertThat(Caller.object(text(part(change, "NewImage"), "report")))
                                .containsAllEntriesOf(Caller.object(Caller.report("parliament")));
                    });
        });
    }

    private static Map<?, ?> part(Map<?, ?> whole, String name) {
        return whole.get(name) instanceof Map<?, ?> part ? part : Map.of();
    }

    private static String text(Map<?, ?> attributes, String name) {
        return String.valueOf(part(attributes, name).get("S"));
    }

    /** A timer that no evaluation of the incident can read. */
    private static void damage(LocalDeployment deployment, String incident) {
        Map<String, AttributeValue> item = new HashMap<>(timer(incident));
        item.put("dueAt", AttributeValue.fromS("damaged"));
        deployment.table().client().putItem(r -> r.tableName(LocalTable.NAME).item(item));
    }

    private static void mend(LocalDeployment deployment, String incident) {
        deployment.table().client().deleteItem(r -> r.tableName(LocalTable.NAME).key(timer(incident)));
    }

    private static Map<String, AttributeValue> timer(String incident) {
        return Map.of("pk", AttributeValue.fromS("I#" + incident), "sk", AttributeValue.fromS("C#T#clock"));
    }
}
