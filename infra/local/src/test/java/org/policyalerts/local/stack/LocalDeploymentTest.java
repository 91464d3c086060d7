package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.local.LocalClock;
import org.policyalerts.local.files.ProjectFolder;

/** The served stack over HTTP: real handlers, clients, table and stream. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalDeploymentTest {

    private final LocalClock clock = new LocalClock();
    private final LocalDeployment deployment = start();
    private final Caller caller = new Caller(deployment.uri());
    private String egov = "";
    private String parliament = "";
    private String one = "";
    private String air = "";

    private LocalDeployment start() {
        clock.set(Instant.parse("2023-12-26T07:00:00Z"));
        return LocalDeployment.start(LocalDeployment.Options.inMemory(clock, 0));
    }

    @AfterAll
    void stop() {
        deployment.close();
    }

    @BeforeAll
    void postTheFourCasesInOrder() throws Exception {
        egov = post("e-albania");
        parliament = post("parliament");
        assertThat(caller.matched(parliament)).doesNotContain("several-sectors-one-claimant");
        one = post("one-albania");
        assertThat(caller.matched(parliament)).contains("several-sectors-one-claimant");
        air = post("air-albania");
    }

    private String post(String name) throws Exception {
        HttpResponse<String> receipt = caller.submit(Caller.report(name));
        assertThat(receipt.statusCode()).as(receipt.body()).isEqualTo(201);
        caller.awaitIdle();
        return Caller.id(receipt);
    }

    @Test
    @Order(1)
    void theMatchesAreExactlyThoseOfTheCase() throws Exception {
        assertThat(caller.matched(egov)).containsExactlyInAnyOrderElementsOf(expected("e-albania"));
        assertThat(caller.matched(parliament)).containsExactlyInAnyOrderElementsOf(expected("parliament"));
        assertThat(caller.matched(one)).containsExactlyInAnyOrderElementsOf(expected("one-albania"));
        assertThat(caller.matched(air)).containsExactlyInAnyOrderElementsOf(expected("air-albania"));
    }

    private static List<String> expected(String name) throws Exception {
        String file = Files.readString(ProjectFolder.find("events").resolve("expected-matches.json"));
        return Caller.object(file).get("report-" + name + ".json") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    @Order(2)
    void theBackfillAlertsNobody() throws Exception {
        assertThat(caller.inbox(""))
                .noneMatch(message -> text(message, "incidentId").equals(egov));
        assertThat(alerts(egov)).isEmpty();
    }

    @Test
    @Order(3)
    void eachAudienceGetsOneMessageAReportAndWhoHasMuchNewToDoGetsItAtOnce() throws Exception {
        assertThat(audiences(parliament)).doesNotHaveDuplicates().contains("mfa", "csirt", "policy");
        assertThat(audiences(air)).doesNotHaveDuplicates().contains("csirt", "regulator");
    }

    private List<String> audiences(String incident) throws Exception {
        return caller.inbox("").stream()
                .filter(message -> text(message, "incidentId").equals(incident))
                .map(message -> text(message, "audience"))
                .toList();
    }

    @Test
    @Order(4)
    void fiftyPostsOfOneReportFromEightThreadsAreOneIncidentOneSetOfAlertsOneMessageAnAudience() throws Exception {
        String report = Caller.report("one-albania").replace("12-ONE", "50-TIMES");
        Callable<HttpResponse<String>> post = () -> caller.submit(report);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        List<Future<HttpResponse<String>>> posts = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            posts.add(threads.submit(post));
        }
        List<HttpResponse<String>> answers = new ArrayList<>();
        for (Future<HttpResponse<String>> future : posts) {
            answers.add(future.get());
        }
        threads.shutdown();
        caller.awaitIdle();

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 201);
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
        assertThat(answers.stream().map(Caller::id).distinct()).hasSize(1);
        String id = Caller.id(answers.get(0));
        assertThat(alerts(id))
                .extracting(alert -> alert.get("policy"))
                .doesNotHaveDuplicates()
                .isNotEmpty();
        assertThat(audiences(id)).doesNotHaveDuplicates().isNotEmpty();
    }

    @Test
    @Order(5)
    void theScheduleBringsWhatFellDueAndASecondRunBringsNothing() throws Exception {
        caller.send("POST", "/local/clock", "", "application/json", "{\"advance\":\"PT97H\"}");
        Map<String, Object> run =
                Caller.object(caller.send("POST", "/local/review", "", "", "").body());
        caller.awaitIdle();
        int delivered = caller.inbox("").size();

        caller.send("POST", "/local/review", "", "", "");
        caller.awaitIdle();

        assertThat(((Number) run.getOrDefault("examined", 0)).intValue()).isPositive();
        assertThat(caller.matched(air)).contains("scope-unknown-after-72h", "attribution-review-overdue");
        assertThat(caller.inbox("")).hasSize(delivered);
    }

    @Test
    @Order(6)
    void anOperatorReadsWhatIsAboutItsTargetsAndIsAsked() throws Exception {
        String name = "\"name\": \"One Albania\",";
        String report = Caller.report("one-albania").replace("12-ONE", "OF-ONE");
        assertThat(caller.submit(report.replace(name, name + "\"organisation\": \"ONE & CO\","))
                        .statusCode())
                .isEqualTo(201);
        caller.awaitIdle();

        assertThat(caller.inbox("?audience=operator@ONE+%26+CO"))
                .isNotEmpty()
                .allMatch(message -> text(message, "organisation").equals("ONE & CO"));
        assertThat(caller.inbox("?audience=operator@AIR")).isEmpty();
    }

    /** A queue that takes messages as they are drops those that have more than ten attributes. */
    @Test
    @Order(7)
    void everyMessageReachesTheQueuesTooWithItsCodeAmongItsAttributes() throws Exception {
        assertThat(caller.inbox("")).isNotEmpty().allSatisfy(message -> {
            assertThat(message.get("json"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .containsEntry("code", text(message, "code"));
            assertThat(message.get("attributes"))
                    .asInstanceOf(InstanceOfAssertFactories.MAP)
                    .hasSizeLessThanOrEqualTo(10);
        });
    }

    @ParameterizedTest(name = "{0}: {4}")
    @Order(8)
    @CsvSource(
            delimiter = '|',
            value = {
                "no token             | POST | /incidents |                  | 401",
                "unknown token        | POST | /incidents | nobody           | 401",
                "staff may not submit | POST | /incidents | staff            | 403",
                "unknown incident     | GET  | /incidents/inc_00000000000000000000000000 | staff | 404",
                "no id at all         | GET  | /incidents/x | staff          | 404",
                "no such route        | GET  | /nothing   | staff            | 404",
                "no such method       | PUT  | /incidents | staff            | 405",
            })
    void refusesWithAProblemDocument(String what, String method, String path, String token, int status)
            throws Exception {
        HttpResponse<String> answer = caller.send(
                method, path, token == null ? "" : token, "application/json", method.equals("GET") ? "" : "{}");

        assertThat(answer.statusCode()).as(what).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    @Order(9)
    void badBodiesGetTheirStatusAndNothingIsWritten() throws Exception {
        int before = listed();
        String report = Caller.report("one-albania").replace("12-ONE", "BAD");

        assertThat(caller.submit(report.replace("\"severity\": 3", "\"severity\": 9, \"colour\": 1"))
                        .body())
                .contains("/severity", "/colour");
        assertThat(status(report.replace("\"kinds\"", "\"kindz\""))).isEqualTo(400);
        assertThat(status(report.replace("confirmed", "perhaps"))).isEqualTo(400);
        assertThat(status(report.replace("\"occurredAt\": \"2023-12-25\"", "\"occurredAt\": \"2023-02-30\"")))
                .isEqualTo(400);
        assertThat(status("{}")).isEqualTo(400);
        assertThat(status("{\"a\":")).isEqualTo(400);
        assertThat(status(report.replaceFirst("\\{", "{\"tlp\": \"red\","))).isEqualTo(400);
        assertThat(status(report + " ".repeat(300 * 1024))).isEqualTo(413);
        assertThat(caller.send("POST", "/incidents", "curator:AKCESK", "text/plain", report)
                        .statusCode())
                .isEqualTo(415);
        assertThat(listed()).isEqualTo(before);
    }

    private int status(String body) throws Exception {
        return caller.submit(body).statusCode();
    }

    private int listed() throws Exception {
        return Caller.objects(caller.get("/incidents?limit=100", "staff").body(), "incidents")
                .size();
    }

    private List<Map<?, ?>> alerts(String incident) throws Exception {
        return Caller.objects(
                caller.get("/incidents/" + incident + "/alerts", "staff").body(), "alerts");
    }

    private static String text(Map<?, ?> message, String attribute) {
        return message.get("attributes") instanceof Map<?, ?> attributes
                ? String.valueOf(attributes.get(attribute))
                : "";
    }
}
