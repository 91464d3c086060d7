package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** What reporters and staff are answered about duplicates, and what they do not learn by it. */
class DuplicateApiTest {

    private static final String NOBODYS = "inc_01HJJ7R0000000000000000099";

    private final AuthorityAtWork authority = new AuthorityAtWork();

    private static ReportTree naming(String reference, String other) {
        return aReport()
                .with("/reference", reference)
                .withJson("/related", "[{\"id\": \"" + other + "\", \"relation\": \"duplicate-of\"}]");
    }

    private Call submitting(ReportTree report) {
        return authority.api.call("POST", "/incidents").asSubmitter("CSIRT").json(report);
    }

    private Answer submitted(ReportTree report) {
        Answer answer = submitting(report).send();
        authority.chain.settle();
        return answer;
    }

    private Call ruling(String id) {
        return authority.api.call("POST", "/incidents/" + id + "/duplicate-of");
    }

    private String foreign(String tlp) {
        return authority.stored(aReport().with("/reference", "OTHER").with("/tlp", tlp));
    }

    @ParameterizedTest
    @CsvSource({"R-1, R-1", "R-1, ' r-1 '"})
    @DisplayName("a report of itself is refused, by whatever spelling")
    void itselfIsRefused(String reference, String other) {
        Answer answer = submitting(naming(reference, other)).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.objects("errors")).singleElement().satisfies(error -> assertThat(error)
                .containsEntry("pointer", "/related"));
    }

    @Test
    @DisplayName("so it is by its id, in a change and by staff")
    void itselfIsRefusedByItsId() {
        String id = submitted(aReport()).text("id");

        Answer changed = authority
                .api
                .call("PATCH", "/incidents/" + id)
                .asSubmitter("CSIRT")
                .patch("\"v1\"", "{\"related\": [{\"id\": \"" + id + "\", \"relation\": \"duplicate-of\"}]}")
                .send();
        Answer ruled = ruling(id)
                .asStaff()
                .json("{\"incident\": \"" + id + "\", \"reason\": \"x\"}")
                .send();

        assertThat(List.of(changed.status(), ruled.status())).containsOnly(400);
    }

    @Test
    @DisplayName("what is not there and what others have reported are answered alike")
    void nobodyLearnsWhatOthersHaveReported() {
        String others = foreign("green");
        List<String> named = List.of(NOBODYS, others, "OTHER");
        Set<String> answers = new TreeSet<>();
        // All are tried before one is stored, since what one has stored oneself counts in a dry run.
        Set<String> tried = named.stream()
                .map(other -> submitting(naming("DRY", other))
                        .query("dryRun", "true")
                        .send()
                        .document())
                .map(dry -> String.valueOf(dry.get("matched")).replaceAll("inc_\\w+", ""))
                .collect(Collectors.toSet());

        // So they are all stored before one is read.
        List<Answer> receipts = named.stream()
                .map(other -> submitted(naming("R-" + other, other)))
                .toList();
        for (Answer stored : receipts) {
            String id = stored.text("id");
            answers.add(String.join(
                    "\n",
                    String.valueOf(stored.objects("warnings")),
                    String.valueOf(read(id, "/decision").objects("matched")),
                    String.valueOf(read(id, "/questions").objects("questions")),
                    String.valueOf(read(id, "/alerts").objects("alerts")),
                    String.valueOf(read(id, "").document().keySet())));
            assertThat(stored.objects("warnings"))
                    .extracting(warning -> warning.get("pointer"))
                    .containsExactly("/related/0/id");
        }

        assertThat(tried).hasSize(1);
        assertThat(answers).hasSize(1);
        assertThat(answers.iterator().next()).contains("policy").doesNotContain("duplicateOf");
    }

    private Answer read(String id, String what) {
        return authority
                .api
                .call("GET", "/incidents/" + id + what)
                .asSubmitter("CSIRT")
                .send();
    }

    @Test
    @DisplayName("of one's own there is no warning, and what it came to is shown")
    void onesOwnIsShown() {
        String first = submitted(aReport()).text("id");

        Answer receipt = submitted(naming("R-2", "R-1"));

        assertThat(receipt.objects("warnings")).isEmpty();
        assertThat(read(receipt.text("id"), "").document()).containsEntry("duplicateOf", first);
        assertThat(read(receipt.text("id"), "/decision").objects("matched")).isEmpty();
        Answer dry = submitting(naming("R-3", "R-1")).query("dryRun", "true").send();
        assertThat(dry.objects("matched")).isEmpty();
    }

    @Test
    @DisplayName("staff's words are for staff, and the reporter's next change does not undo them")
    void staffsWordsAreForStaff() {
        String others = foreign("green");
        String id = submitted(aReport().with("/reference", "R-9")).text("id");

        Answer ruled = ruling(id)
                .asStaff()
                .json("{\"incident\": \"" + others + "\", \"reason\": \"Same outage.\"}")
                .send();
        authority.chain.settle();

        assertThat(ruled.status()).isEqualTo(200);
        assertThat(read(id, "").body()).doesNotContain(others, "Same outage", "duplicateOf", "duplicateRuling");
        assertThat(read(id, "/versions").body()).doesNotContain(others, "Same outage");
        assertThat(read(id, "/decision").objects("matched")).isNotEmpty();
        assertThat(authority.staff("/incidents/" + id + "/decision").document()).containsEntry("duplicateOf", others);
        assertThat(authority.staff("/incidents/" + id).document().get("duplicateRuling"))
                .isEqualTo(Map.of(
                        "incident",
                        others,
                        "reason",
                        "Same outage.",
                        "by",
                        "unnamed",
                        "at",
                        authority.chain.clock.instant().toString()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"reason\": \"x\"}",
                "{\"incident\": null}",
                "{\"incident\": \"R-1\", \"reason\": \"x\"}",
                "{\"incident\": 7, \"reason\": \"x\"}",
                "{\"incident\": null, \"reason\": \" \"}",
                "[]"
            })
    @DisplayName("staff name an incident that they see, or none, and say why")
    void staffSayWhichAndWhy(String body) {
        String id = submitted(aReport()).text("id");

        assertThat(ruling(id).asStaff().json(body).send().status()).isEqualTo(400);
    }

    @Test
    @DisplayName("it is for staff, not for reporters or operators, and of an incident that they see")
    void itIsForStaff() {
        String red = foreign("red");
        String id = submitted(aReport()).text("id");
        String body = "{\"incident\": \"" + red + "\", \"reason\": \"x\"}";

        assertThat(ruling(id).asStaff().json(body).send().status()).isEqualTo(404);
        assertThat(ruling(id).asStaff().json(body.replace(red, NOBODYS)).send().status())
                .as("the same as where there is none")
                .isEqualTo(404);
        assertThat(ruling(red).asStaff().json(body).send().status()).isEqualTo(404);
        assertThat(ruling(id).asSubmitter("CSIRT").json(body).send().status()).isEqualTo(403);
        assertThat(ruling(id).asMember("operator@CSIRT").json(body).send().status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("the same sent twice is one; what has no effect is said")
    void sentTwice() {
        String others = foreign("green");
        String id = submitted(aReport().with("/mode", "exercise")).text("id");
        Call call = ruling(id).asStaff().json("{\"incident\": \"" + others + "\", \"reason\": \"x\"}");

        Answer first = call.send();
        Answer again = call.send();

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.document()).containsEntry("version", 2L).containsEntry("duplicateOf", null);
        assertThat(first.objects("warnings")).singleElement().satisfies(warning -> assertThat(warning)
                .containsEntry("pointer", "/incident"));
    }

    @Test
    @DisplayName("a hundred duplicates at once, two that name each other, and a primary that changes: one end")
    void manyAtOnce() throws Exception {
        String primary = authority.stored(aReport().with("/reference", "OTHER"));
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            ReportTree report = naming("D-" + i, i == 0 ? "D-1" : i == 1 ? "D-0" : primary);
            calls.add(() -> submitting(report).send());
        }
        calls.add(() -> authority
                .api
                .call("PATCH", "/incidents/" + primary)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", "{\"determination\": \"suspected\"}")
                .send());

        List<Answer> answers = atOnce(calls);
        authority.chain.settle();

        assertThat(answers).extracting(Answer::status).containsOnly(200, 201);
        List<String> ids =
                answers.subList(0, 100).stream().map(one -> one.text("id")).toList();
        long raising = ids.stream()
                .filter(id -> !authority.alerts(id, "open").isEmpty())
                .count();
        assertThat(raising).isEqualTo(1);
        assertThat(ids.subList(2, 100))
                .allSatisfy(id -> assertThat(authority.staff("/incidents/" + id).document())
                        .containsEntry("duplicateOf", primary));
    }

    private static List<Answer> atOnce(List<Callable<Answer>> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            List<Answer> answers = new ArrayList<>();
            for (Future<Answer> future : threads.invokeAll(calls)) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
