package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;

/** A report larger than an item of the table can be is refused in words, on whatever way it comes. */
class ReportSizeTest {

    private static final int MOST = 350 * 1024;
    /** Four bytes that become twelve in NFC. */
    private static final String GROWING = "\uD834\uDD60";

    private final FakeApi api = new FakeApi();

    @Test
    void refusesAReportThatOutgrowsTheLimitByNormalisation() {
        Answer answer = post(growing(MOST + 1)).send();

        assertTooLarge(answer, MOST + 1);
    }

    @Test
    void takesAndEvaluatesTheLargestReportThereIs() {
        Answer answer = post(growing(MOST)).send();

        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        api.evaluate(answer.text("id"), 1);
        assertThat(staff("/incidents/" + answer.text("id") + "/decision").status())
                .isEqualTo(200);
    }

    @Test
    void refusesADryRunAndALineOfABatchAlike() {
        String good = JsonWriter.write(aReport().with("/reference", "R-2").tree());
        String large = JsonWriter.write(growing(MOST + 1).tree());

        assertTooLarge(post(growing(MOST + 1)).query("dryRun", "true").send(), MOST + 1);
        List<Map<String, Object>> lines = api.call("POST", "/incidents:batch")
                .asSubmitter("AKCESK")
                .body("application/x-ndjson", large + "\n" + good)
                .send()
                .body()
                .lines()
                .map(FakeApi::document)
                .toList();

        assertThat(lines).extracting(line -> line.get("status")).containsExactly(400L, 201L);
        assertThat(JsonWriter.write(lines.get(0))).contains(String.valueOf(MOST), String.valueOf(MOST + 1));
    }

    @Test
    void refusesTheChangeThatWouldOutgrowTheLimit() {
        String id = post(aReport().with("/conflicts", conflicts(90))).send().text("id");
        String more = JsonWriter.write(Map.of("sources", sources(100)));
        String fewer = JsonWriter.write(Map.of("sources", sources(70)));

        Answer refused = patch(id, more);
        Answer changed = patch(id, fewer);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.objects("errors")).singleElement().satisfies(error -> assertThat(error)
                .containsEntry("pointer", ""));
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
        assertThat(staff("/incidents/" + id).text("version")).isEqualTo("2");
    }

    private void assertTooLarge(Answer answer, int bytes) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.objects("errors"))
                .containsExactly(Map.of(
                        "pointer",
                        "",
                        "detail",
                        "makes a report of %d bytes; at most %d can be kept (counted as JSON in UTF-8 after normalisation)"
                                .formatted(bytes, MOST)));
        assertThat(staff("/incidents").objects("incidents")).isEmpty();
        assertThat(api.log).isEmpty();
    }

    /** A report within the body's limit of exactly so many bytes as it is kept. */
    private static ReportTree growing(int bytes) {
        List<Object> conflicts = new ArrayList<>();
        ReportTree report = aReport().with("/conflicts", conflicts);
        while (bytes - kept(report) > 8_000) {
            conflicts.add(conflict(GROWING.repeat(600)));
        }
        while (bytes - kept(report) > 2_000) {
            conflicts.add(conflict("x".repeat(1_500)));
        }
        report.with("/summary", "");
        report.with("/summary", "x".repeat(bytes - kept(report)));
        assertThat(kept(report)).isEqualTo(bytes);
        assertThat(JsonWriter.writeBytes(report.tree())).hasSizeLessThan(256 * 1024);
        return report;
    }

    private static int kept(ReportTree report) {
        return JsonWriter.canonical(report.report().tree()).getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }

    private static Map<String, Object> conflict(String value) {
        Map<String, Object> conflict = new LinkedHashMap<>();
        conflict.put("field", "summary");
        conflict.put("values", List.of(Map.of("value", value)));
        conflict.put("status", "settled");
        return conflict;
    }

    private static List<Object> conflicts(int count) {
        List<Object> conflicts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            conflicts.add(conflict("x".repeat(1_900)));
        }
        return conflicts;
    }

    private static List<Object> sources(int count) {
        List<Object> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(Map.of("url", "https://example.org/" + "y".repeat(1_970)));
        }
        return sources;
    }

    private Call post(ReportTree report) {
        return api.call("POST", "/incidents").asSubmitter("AKCESK").json(report);
    }

    private Answer patch(String id, String patch) {
        return api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", patch)
                .send();
    }

    private Answer staff(String path) {
        return api.call("GET", path).asStaff().send();
    }
}
