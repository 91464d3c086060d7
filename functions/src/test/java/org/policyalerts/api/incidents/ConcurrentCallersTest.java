package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;

/** Many callers at the same time: nothing is stored twice, nothing is lost. */
class ConcurrentCallersTest {

    private static final int THREADS = 16;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    @AfterEach
    void stop() throws InterruptedException {
        threads.shutdown();
        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    @DisplayName("1,000 concurrent reports with 10 % duplicates become exactly 900 incidents")
    void aThousandReports() throws Exception {
        FakeApi api = new FakeApi();

        List<Answer> answers = submitted(api, 900, 100);

        assertStoredOnce(api, answers, 900);
        assertThat(answers.stream().collect(Collectors.groupingBy(Answer::status, Collectors.counting())))
                .isEqualTo(Map.of(201, 900L, 200, 100L));
        assertThat(api.log).isEmpty();
    }

    private List<Answer> submitted(FakeApi api, int different, int duplicates) throws Exception {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < different + duplicates; i++) {
            numbers.add(i % different);
        }
        Collections.shuffle(numbers, new Random(1));
        List<Callable<Answer>> calls = new ArrayList<>();
        numbers.forEach(number -> calls.add(() -> submit(api, number)));
        return all(calls);
    }

    private static void assertStoredOnce(FakeApi api, List<Answer> answers, int different) {
        Set<Object> receipts = new HashSet<>();
        answers.forEach(answer -> receipts.add(answer.text("id")));
        assertThat(receipts).hasSize(different);
        assertThat(listed(api)).isEqualTo(receipts);
    }

    private static Answer submit(FakeApi api, int number) {
        return api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/reference", "R-" + number))
                .send();
    }

    private static Set<Object> listed(FakeApi api) {
        Set<Object> ids = new HashSet<>();
        String cursor = "";
        do {
            Call page = api.call("GET", "/incidents").asStaff().query("limit", "100");
            Answer answer = (cursor.isEmpty() ? page : page.query("cursor", cursor)).send();
            for (Map<String, Object> incident : answer.objects("incidents")) {
                assertThat(ids.add(String.valueOf(incident.get("id")))).isTrue();
            }
            cursor = answer.document().get("cursor") == null ? "" : answer.text("cursor");
        } while (!cursor.isEmpty());
        return ids;
    }

    @Test
    @DisplayName(
            "5.11 two writers on one version at once: one 200, one 412, and the other's content is there once it is sent again")
    void twoWriters() throws Exception {
        for (int round = 0; round < 20; round++) {
            assertOneWins(new FakeApi());
        }
    }

    private void assertOneWins(FakeApi api) throws Exception {
        String id = submit(api, 1).text("id");
        CyclicBarrier together = new CyclicBarrier(2);
        String summary = "{\"summary\": \"More is known.\"}";
        String severity = "{\"severity\": 2}";

        List<Answer> answers = all(List.of(
                () -> {
                    together.await();
                    return patch(api, id, "\"v1\"", summary);
                },
                () -> {
                    together.await();
                    return patch(api, id, "\"v1\"", severity);
                }));

        assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 412);
        boolean isFirstLate = answers.get(0).status() == 412;
        Answer late = answers.get(isFirstLate ? 0 : 1);
        assertThat(late.document()).containsEntry("version", 2L);
        assertThat(late.header("ETag")).isEqualTo("\"v2\"");
        assertThat(patch(api, id, late.header("ETag"), isFirstLate ? summary : severity)
                        .status())
                .isEqualTo(200);
        assertThat(api.call("GET", "/incidents/" + id).asStaff().send().document())
                .containsEntry("summary", "More is known.")
                .containsEntry("severity", 2L)
                .containsEntry("version", 3L);
        assertThat(api.call("GET", "/incidents/" + id + "/versions")
                        .asStaff()
                        .send()
                        .objects("versions"))
                .hasSize(3);
    }

    private static Answer patch(FakeApi api, String id, String etag, String patch) {
        return api.call("PATCH", "/incidents/" + id)
                .asSubmitter("AKCESK")
                .patch(etag, patch)
                .send();
    }

    private List<Answer> all(List<Callable<Answer>> calls) throws Exception {
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> answer : threads.invokeAll(calls)) {
            answers.add(answer.get());
        }
        return answers;
    }
}
