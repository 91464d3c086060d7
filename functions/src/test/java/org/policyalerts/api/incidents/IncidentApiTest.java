package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

class IncidentApiTest {

    private final FakeApi api = new FakeApi();

    @Test
    void eventApiPostIncidentParliamentIsStored() throws IOException {
        Answer answer = api.send(Files.readString(Path.of("../events/api-post-incident-parliament.json")));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("ETag")).isEqualTo("\"v1\"");
        assertThat(answer.header("Location")).isEqualTo("/incidents/" + answer.text("id"));
        assertThat(answer.document()).containsKeys("contentHash", "receivedAt", "clocks", "warnings");
        assertThat(read(answer.text("id")).text("reporter")).isEqualTo("AKCESK");
    }

    @ParameterizedTest(name = "events/report-{0}.json is stored, read back and found again")
    @ValueSource(strings = {"e-albania", "parliament", "one-albania", "air-albania"})
    void everySampleReportIsStored(String name) throws IOException {
        String report = Files.readString(Path.of("../events/report-" + name + ".json"));

        Answer first =
                api.call("POST", "/incidents").asCurator("AKCESK").json(report).send();
        Answer again =
                api.call("POST", "/incidents").asCurator("AKCESK").json(report).send();

        assertThat(first.status()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(FakeApi.document(read(first.text("id")).body().replace(",\"reportedBy\":\"AKCESK\"", "")))
                .containsAllEntriesOf(FakeApi.document(report));
    }

    @Test
    void saysWhichClocksStarted() {
        Answer receipt = api.call("POST", "/incidents")
                .asCurator("AKCESK")
                .json(aReport().with("/attribution/nextReviewAt", "2024-01-02T09:00:00+01:00"))
                .send();

        assertThat(receipt.objects("clocks"))
                .contains(Map.of(
                        "clock", "attribution-review-overdue",
                        "title", "Attribution review overdue",
                        "kind", "wait",
                        "startsAt", "2024-01-02T08:00:00Z",
                        "dueAt", "2024-01-02T08:00:00Z"));
    }

    @Test
    void saysThatADutysClockHasNotStartedAndNotWhoseItIs() {
        Answer receipt = submit(aReport()
                .with("/targets/0/infrastructureClass", "critical")
                .with("/timeline", Map.of("occurredAt", "2023-12-25")));

        assertThat(receipt.objects("clocks"))
                .filteredOn(clock -> "early-warning-due".equals(clock.get("clock")))
                .singleElement()
                .satisfies(clock -> assertThat(clock)
                        .containsEntry("kind", "duty")
                        .doesNotContainKeys("startsAt", "dueAt", "owners"));
        assertThat(receipt.objects("warnings"))
                .contains(Map.of(
                        "pointer", "/timeline/awareAt",
                        "detail", "is not given, so no clock that counts from awareness starts"));
    }

    /** The final report is a month after the first notification, whatever is said of that later. */
    @Test
    void warnsThatALegalDeadlineStaysWhenTheDateItCountsFromIsCorrectedOrTakenAway() {
        String id = submit(aReport()
                        .with("/targets/0/infrastructureClass", "important")
                        .with("/notifications/incidentNotificationAt", "2023-12-04T10:00:00+01:00"))
                .text("id");

        Answer corrected =
                patch(id, "\"v1\"", "{\"notifications\": {\"incidentNotificationAt\": \"2023-12-25T10:00:00+01:00\"}}");
        Answer other = patch(id, "\"v2\"", "{\"severity\": 2}");
        Answer taken = patch(id, "\"v3\"", "{\"notifications\": null}");

        for (Answer answer : List.of(corrected, taken)) {
            assertThat(answer.objects("warnings"))
                    .filteredOn(warning -> "/notifications/incidentNotificationAt".equals(warning.get("pointer")))
                    .singleElement()
                    .satisfies(warning -> assertThat(String.valueOf(warning.get("detail")))
                            .contains("was given first as 2023-12-04T10:00:00+01:00", "due 2024-01-04T10:00+01:00"));
        }
        assertThat(other.objects("warnings"))
                .noneMatch(warning -> "/notifications/incidentNotificationAt".equals(warning.get("pointer")));
    }

    @Test
    void refusesAnIdempotencyKeyThatCameWithAnotherReport() {
        post(aReport()).header("Idempotency-Key", "k-1").send();

        Answer reused = post(aReport().with("/reference", "R-2"))
                .header("Idempotency-Key", "k-1")
                .send();

        assertThat(reused.status()).isEqualTo(409);
        assertThat(reused.text("type")).endsWith("key-reused");
    }

    @Test
    void dryRunDecidesAndWritesNothing() {
        Answer dry = post(aReport()).query("dryRun", "true").send();

        assertThat(dry.status()).isEqualTo(200);
        assertThat(dry.document()).containsKeys("incident", "matched", "notMatched", "unknown", "muted", "shadow");
        assertThat(submit(aReport()).status()).isEqualTo(201);
    }

    @Test
    void dryRunTellsTheClocksAndWarningsOfTheReceipt() {
        ReportTree report = aReport().with("/timeline/awareAt", "2023-12-24T10:00:00+01:00");

        Answer dry = post(report).query("dryRun", "true").send();
        Answer receipt = submit(report);

        assertThat(dry.objects("warnings"))
                .isEqualTo(receipt.objects("warnings"))
                .isNotEmpty();
        assertThat(dry.objects("clocks")).isEqualTo(receipt.objects("clocks")).isNotEmpty();
    }

    @Test
    void patchesWithTheVersionThatWasSeen() {
        String id = submit(aReport()).text("id");

        Answer changed = patch(id, "\"v1\"", "{\"severity\": 2}");
        Answer stale = patch(id, "\"v1\"", "{\"severity\": 1}");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.header("ETag")).isEqualTo("\"v2\"");
        assertThat(stale.status()).isEqualTo(412);
        assertThat(stale.document()).containsEntry("version", 2L);
        assertThat(read(id).document()).containsEntry("severity", 2L).containsEntry("version", 2L);
    }

    @Test
    void takesOnlyTheExactTagOfTheLatestVersion() {
        String id = submit(aReport()).text("id");

        assertThat(patch(id, "\"v2\"", "{\"severity\": 2}").status()).isEqualTo(412);
        for (String tag : new String[] {"*", "v1", "W/\"v1\"", "\"v01\"", "\"1\"", "\"v99999999999\""}) {
            Answer answer = patch(id, tag, "{\"severity\": 2}");
            assertThat(answer.status()).as(tag).isEqualTo(400);
            assertThat(answer.text("detail"))
                    .as(tag)
                    .startsWith("If-Match must be the ETag of the version you changed");
        }
        assertThat(api.call("PATCH", "/incidents/" + id)
                        .asSubmitter("AKCESK")
                        .body("application/merge-patch+json", "{}")
                        .send()
                        .status())
                .isEqualTo(428);
    }

    @Test
    void aHoldIsNewToWhoHasTheVersionAlreadyAndItsTagStillNamesTheVersion() {
        String id = submit(aReport()).text("id");
        Answer before = api.call("GET", "/incidents/" + id).asStaff().send();
        api.call("PUT", "/incidents/" + id + "/hold")
                .asStaff()
                .json("{\"reason\": \"A court asks.\"}")
                .send();

        Answer held = api.call("GET", "/incidents/" + id)
                .asStaff()
                .header("If-None-Match", before.header("ETag"))
                .send();
        Answer known = api.call("GET", "/incidents/" + id)
                .asStaff()
                .header("If-None-Match", held.header("ETag"))
                .send();

        assertThat(held.status()).isEqualTo(200);
        assertThat(held.document()).containsKey("hold");
        assertThat(known.status()).isEqualTo(304);
        assertThat(patch(id, held.header("ETag"), "{\"severity\": 2}").status()).isEqualTo(200);
    }

    @Test
    void tellsWhatEachVersionChanged() {
        String id = submit(aReport()).text("id");
        patch(id, "\"v1\"", "{\"severity\": 2, \"summary\": \"More\"}");
        patch(id, "\"v2\"", "{\"summary\": null}");

        Answer all = versions(id).send();
        Answer second = versions(id).query("limit", "1").query("cursor", "2").send();

        assertThat(all.objects("versions"))
                .extracting(version -> version.get("version"))
                .containsExactly(1L, 2L, 3L);
        assertThat(FakeApi.objects(all.objects("versions").get(1).get("changes")))
                .containsExactlyInAnyOrder(
                        Map.of("pointer", "/severity", "before", 3L, "after", 2L),
                        Map.of("pointer", "/summary", "after", "More"));
        assertThat(second.objects("versions")).hasSize(1);
        assertThat(second.text("cursor")).isEqualTo("3");
        assertThat(all.document()).containsEntry("cursor", null);
    }

    @Test
    void listsNewestFirstWithFiltersAndCursors() {
        for (int day = 10; day < 20; day++) {
            submit(aReport().with("/reference", "R-" + day).with("/timeline/occurredAt", "2023-11-" + day));
        }

        Answer first = list().query("limit", "4").send();
        Answer next =
                list().query("limit", "4").query("cursor", first.text("cursor")).send();
        Answer period =
                list().query("from", "2023-11-12").query("to", "2023-11-13").send();

        assertThat(references(first)).containsExactly("R-19", "R-18", "R-17", "R-16");
        assertThat(references(next)).containsExactly("R-15", "R-14", "R-13", "R-12");
        assertThat(references(period)).containsExactly("R-13", "R-12");
        assertThat(references(list().query("sector", "energy").send())).isEmpty();
        assertThat(references(list().query("from", "2024").query("to", "2023").send()))
                .isEmpty();
        assertThat(list().query("limit", "5").query("cursor", "x").send().status())
                .isEqualTo(400);
    }

    @Test
    void takesABatchLineByLine() {
        String good = JsonWriter.write(aReport().tree());
        String bad = JsonWriter.write(aReport().with("/severity", 9L).tree());
        String other = JsonWriter.write(aReport().with("/reference", "R-2").tree());

        Answer answer = batch(String.join("\n", good, bad, "{", good, other) + "\n");

        List<Map<String, Object>> results =
                answer.body().lines().map(FakeApi::document).toList();
        assertThat(results).extracting(result -> result.get("status")).containsExactly(201L, 400L, 400L, 200L, 201L);
        assertThat(results).extracting(result -> result.get("line")).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(answer.header("Content-Type")).isEqualTo("application/x-ndjson");
        assertThat(batch("{}\n".repeat(101)).status()).isEqualTo(400);
        assertThat(batch("").status()).isEqualTo(400);
    }

    @Test
    void listsWhatTheReporterShouldBeAskedUntilItIsGiven() {
        String id = submit(aReport()
                        .with("/targets/0/infrastructureClass", "critical")
                        .with("/timeline/awareAt", null))
                .text("id");
        assertThat(get("/incidents/" + id + "/questions").status()).isEqualTo(404);
        api.evaluate(id, 1);
        Answer open = get("/incidents/" + id + "/questions");
        Answer changed = api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", "{\"timeline\":{\"awareAt\":\"2023-12-25T10:00:00+01:00\"}}")
                .send();
        assertThat(changed.body()).contains("\"version\":2");
        api.evaluate(id, 2);

        assertThat(open.objects("questions"))
                .containsExactly(Map.of(
                        "field", "timeline.awareAt",
                        "words", "time of awareness",
                        "policies", List.of("early-warning-due", "inform-users")));
        assertThat(get("/incidents/" + id + "/questions").objects("questions")).isEmpty();
    }

    @Test
    void showsTheDecisionOnceItIsMade() {
        String id = submit(aReport()).text("id");
        Answer before = get("/incidents/" + id + "/decision");
        api.evaluate(id, 1);
        Answer after = get("/incidents/" + id + "/decision");
        Answer alerts = get("/incidents/" + id + "/alerts");

        assertThat(before.status()).isEqualTo(404);
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.objects("matched"))
                .extracting(match -> match.get("policy"))
                .contains("ask-for-help");
        assertThat(alerts.objects("alerts"))
                .extracting(alert -> alert.get("policy"))
                .contains("ask-for-help");
        String alert = String.valueOf(alerts.objects("alerts").get(0).get("id"));
        assertThat(get("/alerts/" + alert).text("incident")).isEqualTo(id);
        assertThat(get("/alerts").objects("alerts")).hasSameSizeAs(alerts.objects("alerts"));
    }

    private Answer submit(ReportTree report) {
        return post(report).send();
    }

    private Call post(ReportTree report) {
        return api.call("POST", "/incidents").asSubmitter("AKCESK").json(report);
    }

    private Answer patch(String id, String ifMatch, String patch) {
        return api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch(ifMatch, patch)
                .send();
    }

    private Answer batch(String lines) {
        return api.call("POST", "/incidents:batch")
                .asSubmitter("AKCESK")
                .body("application/x-ndjson", lines)
                .send();
    }

    private Answer read(String id) {
        return get("/incidents/" + id);
    }

    private Answer get(String path) {
        return api.call("GET", path).asStaff().send();
    }

    private Call versions(String id) {
        return api.call("GET", "/incidents/" + id + "/versions").asStaff();
    }

    private Call list() {
        return api.call("GET", "/incidents").asStaff();
    }

    private static List<Object> references(Answer answer) {
        return answer.objects("incidents").stream()
                .map(incident -> incident.get("reference"))
                .toList();
    }
}
