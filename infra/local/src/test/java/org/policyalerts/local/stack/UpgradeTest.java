package org.policyalerts.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.LocalClock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** This edition takes over a table of the first one in the midst of the seed case, and plays it on. */
class UpgradeTest {

    private static final String JSON = "application/json";
    private static final String ALL = "staff+restricted";

    private final LocalClock clock = new LocalClock();
    private LocalDeployment stack;
    private Caller caller;
    private boolean isStreamRead;

    @BeforeEach
    void takeOver() throws IOException {
        clock.set(FirstEdition.AT);
        stack = LocalDeployment.start(new LocalDeployment.Options(
                clock, 0, Optional.empty(), true, Optional.empty(), true, Optional.empty(), line -> {}));
        FirstEdition.load(stack.table());
        caller = new Caller(stack.uri());
    }

    @AfterEach
    void stop() {
        stack.close();
    }

    @Test
    void everyOldAnswerCanStillBeRead() throws Exception {
        List<String> lost = new ArrayList<>();
        for (Map<String, Object> old : FirstEdition.answers()) {
            String path = text(old, "path");
            HttpResponse<String> now = caller.get(path, ALL);
            assertThat(now.statusCode()).as(path + " " + now.body()).isEqualTo(Integer.parseInt(text(old, "status")));
            OldFields.compare(path, old.get("body"), Caller.object(now.body()), lost);
        }
        assertThat(lost).isEmpty();
    }

    @Test
    void everyOldReportSentAgainHasItsOldReceipt() throws Exception {
        for (Map<String, Object> old : FirstEdition.reports()) {
            String key = String.valueOf(old.get("key"));
            HttpResponse<String> again = caller.ask(
                    "POST",
                    "/incidents",
                    String.valueOf(old.get("token")),
                    key.isEmpty() ? Map.of("Content-Type", JSON) : Map.of("Content-Type", JSON, "Idempotency-Key", key),
                    JsonWriter.write(map(old, "report")));
            assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
            Map<?, ?> receipt = map(old, "receipt");
            for (String field : List.of("id", "version", "contentHash", "receivedAt")) {
                assertThat(Caller.object(again.body())).containsEntry(field, receipt.get(field));
            }
        }
    }

    @Test
    void whatWaitedGoesOutOnceThroughTheScheduleAlone() throws Exception {
        run(Duration.ofMinutes(5));
        run(Duration.ofMinutes(5));

        assertThat(told().map(UpgradeTest::name).toList()).hasSize(24).containsExactlyInAnyOrderElementsOf(pending());
    }

    @Test
    void theCaseIsPlayedOnNothingIsToldTwiceAndNothingForgotten() throws Exception {
        run(Duration.ofMinutes(5));
        stack.readStream();
        isStreamRead = true;
        assertThat(stack.awaitIdle()).isTrue();
        whatStaffHadSaidStands();
        playOn();
        for (int day = 0; day < 6; day++) {
            run(Duration.ofDays(1));
        }

        assertThat(stack.parked()).isEmpty();
        assertThat(told().map(UpgradeTest::name)).doesNotHaveDuplicates().containsAll(pending());
        assertThat(told().map(UpgradeTest::words)).doesNotContainAnyElementsOf(old(UpgradeTest::sentWords));
        assertThat(told().map(UpgradeTest::name)).doesNotContainAnyElementsOf(old(UpgradeTest::sentName));
        assertThat(overdue()).isEmpty();
        whatStaffHadDoneIsNotAskedAgain();
        everyDueReviewWasAskedFor();
    }

    private void run(Duration later) throws Exception {
        clock.advance(later);
        assertThat(stack.review()).containsEntry("failed", 0L);
        if (isStreamRead) {
            assertThat(stack.awaitIdle()).isTrue();
        }
    }

    /** What of the first edition is taken is so under the name that was given then. */
    private void whatStaffHadSaidStands() throws Exception {
        String taken = caller.get("/tasks?state=taken", ALL).body();
        assertThat(taken).contains("\"taken\":{\"who\":\"Desk 5\"").contains("retaliatory-motive");
    }

    /** A new version, an assessment, a task taken and one done for its owner, a review, a case closed. */
    private void playOn() throws Exception {
        change("AKCESK/2023/12-PARL", "{\"severity\": 2}");
        change("AKCESK/2023/12-ONE", """
                {"attribution": {"status": "assessed", "confidence": "moderate", "assessments": [{"actor": "Iran-nexus actor",
                 "by": "The cell", "confidence": "moderate", "at": "2023-12-30", "status": "active"}]}}""");
        act("staff:csirt+restricted", "csirt", "take");
        act("staff:policy+restricted", "attribution", "done");
        assertThat(send("/incidents/" + id("MM/2023/12-AIR") + "/reviews", "curator:AKCESK", """
                {"status": "investigating", "confidence": "low", "note": "The cell has taken the case."}"""))
                .isEqualTo(201);
        change("SAMPLE/2023/HOSPITAL", "{\"status\": \"closed\"}");
        assertThat(stack.awaitIdle()).isTrue();
    }

    private void change(String reference, String patch) throws Exception {
        String id = id(reference);
        String version = String.valueOf(
                Caller.object(caller.get("/incidents/" + id, ALL).body()).get("version"));
        String reporter = reference.startsWith("SAMPLE") ? "curator:QSUT" : "curator:AKCESK";
        HttpResponse<String> answer = caller.ask(
                "PATCH",
                "/incidents/" + id,
                reporter,
                Map.of("Content-Type", "application/merge-patch+json", "If-Match", "\"v" + version + "\""),
                patch);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String id(String reference) throws IOException {
        return FirstEdition.reports().stream()
                .filter(sent -> reference.equals(map(sent, "report").get("reference")))
                .map(sent -> text(map(sent, "receipt"), "id"))
                .findFirst()
                .orElseThrow();
    }

    private static Map<?, ?> map(Map<?, ?> from, String name) {
        return from.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static String text(Map<?, ?> from, String name) {
        return String.valueOf(from.get(name));
    }

    private static List<?> list(Map<?, ?> from, String name) {
        return from.get(name) instanceof List<?> list ? list : List.of();
    }

    private int send(String path, String token, String body) throws Exception {
        return caller.send("POST", path, token, JSON, body).statusCode();
    }

    private void act(String token, String audience, String act) throws Exception {
        Map<?, ?> task =
                tasks("/tasks?audience=" + audience + "&state=open").findFirst().orElseThrow();
        String body = JsonWriter.write(Map.of("acts", List.of(Map.of("task", task.get("id"), "act", act))));
        HttpResponse<String> answer = caller.send("POST", "/tasks:act", token, JSON, body);
        assertThat(answer.body()).contains("\"status\":200");
    }

    private Stream<Map<?, ?>> tasks(String path) throws Exception {
        return Caller.objects(caller.get(path, ALL).body(), "rows").stream()
                .flatMap(row -> list(row, "tasks").stream())
                .map(task -> (Map<?, ?>) task);
    }

    private Stream<Map<String, Object>> told() {
        return Stream.of(Optional.<String>empty(), Optional.of("exercise"))
                .flatMap(reader -> stack.inbox(reader).stream());
    }

    private static String name(Map<String, Object> message) {
        Map<?, ?> attributes = map(message, "attributes");
        return attributes.get("audience") + " " + attributes.get("notificationId");
    }

    private static String words(Map<String, Object> message) {
        return map(message, "attributes").get("audience") + " " + message.get("text");
    }

    /** What the first edition had written and not sent. */
    private static List<String> pending() throws IOException {
        return FirstEdition.table().stream()
                .filter(item -> "pending".equals(item.get("status")))
                .map(item -> item.get("audience") + " " + item.get("notificationId"))
                .toList();
    }

    private static String sentName(Map<String, Object> sent) {
        return sent.get("audience") + " " + sent.get("notificationId");
    }

    private static String sentWords(Map<String, Object> sent) {
        return sent.get("audience") + " " + sent.get("text");
    }

    private static List<String> old(Function<Map<String, Object>, String> what) throws IOException {
        return FirstEdition.sent().stream().map(what).toList();
    }

    private List<String> overdue() {
        String now = clock.instant().toString();
        return stack.table()
                .items()
                .filter(item -> item.containsKey("dueAt") && word(item, "dueAt").compareTo(now) < 0)
                .map(item -> word(item, "pk") + " " + word(item, "sk"))
                .toList();
    }

    private static String word(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS("")).s();
    }

    /** Where this edition's book asks for the same in other words it is another task, and is asked for. */
    private void whatStaffHadDoneIsNotAskedAgain() throws Exception {
        List<String> done = new ArrayList<>();
        for (Map<String, Object> answer : FirstEdition.answers()) {
            Map<?, ?> alert = map(answer, "body");
            if (alert.get("closedBy") != null) {
                list(alert, "actions").forEach(action -> done.add(alert.get("incident") + key((Map<?, ?>) action)));
            }
        }
        assertThat(done).isNotEmpty();
        assertThat(tasks("/tasks?limit=100").map(task -> task.get("incident") + key(task)))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(done);
    }

    private static String key(Map<?, ?> step) {
        return " " + step.get("owner") + " " + step.get("do");
    }

    /** Of those that were due within the days played, none is as it was planned. */
    private void everyDueReviewWasAskedFor() throws Exception {
        String told = told().filter(message -> words(message).startsWith("attribution "))
                .map(UpgradeTest::words)
                .collect(Collectors.joining());
        for (String reference : List.of("AKCESK/2023/12-PARL", "AKCESK/2023/12-ONE")) {
            assertThat(told).contains("Review attribution").contains(reference);
        }
        assertThat(Caller.objects(caller.get("/reviews", ALL).body(), "reviews"))
                .filteredOn(review -> "planned".equals(review.get("step")))
                .allSatisfy(review -> assertThat(Instant.parse(String.valueOf(review.get("dueAt"))))
                        .isAfter(clock.instant()));
    }
}
