package org.policyalerts.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;

/** Tasks through the API; its clock stands at 26 December 2023, 12:00 UTC. */
class TaskApiTest {

    private final FakeApi api = new FakeApi();

    private IncidentId submitted(String reference, String tlp) {
        return new IncidentId(api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/reference", reference).with("/tlp", tlp))
                .send()
                .text("id"));
    }

    private ATask of(String owner, String reference) {
        return ownedBy(owner).of(submitted(reference, "amber"));
    }

    private Answer list(String audiences, String... query) {
        return get("/tasks", audiences, query);
    }

    private Answer get(String path, String audiences, String... query) {
        Call call = api.call("GET", path).asMember(audiences);
        for (int i = 0; i < query.length; i += 2) {
            call.query(query[i], query[i + 1]);
        }
        return call.send();
    }

    private Answer act(String audiences, String... acts) {
        return api.call("POST", "/tasks:act")
                .asMember(audiences)
                .json("{\"acts\": [" + String.join(", ", acts) + "]}")
                .send();
    }

    private static String act(TaskId task, String act, String more) {
        return "{\"task\": \"%s\", \"act\": \"%s\"%s}".formatted(task, act, more);
    }

    @Test
    void oneRowIsListedForWhatACampaignAsksOnce() {
        of("mfa", "R-1")
                .inCampaign("homeland justice")
                .dueAt(Instant.parse("2023-12-29T08:00:00Z"))
                .in(api.tasks);
        of("mfa", "R-2")
                .inCampaign("homeland justice")
                .dueAt(Instant.parse("2023-12-28T08:00:00Z"))
                .in(api.tasks);
        of("mfa", "R-3").in(api.tasks);

        List<Map<String, Object>> rows = list("mfa").objects("rows");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0)).containsEntry("dueAt", "2023-12-28T08:00:00Z").containsEntry("state", "open");
        assertThat(FakeApi.objects(rows.get(0).get("incidents")))
                .extracting(incident -> incident.get("reference"))
                .containsExactly("R-2", "R-1");
        assertThat(FakeApi.objects(rows.get(0).get("tasks"))).hasSize(2);
    }

    @Test
    void membersListWhatIsTheirsAndReadNobodyElsesTask() {
        TaskId theirs = of("csirt", "R-1").in(api.tasks);
        of("mfa", "R-2").in(api.tasks);

        assertThat(list("mfa").objects("rows")).hasSize(1);
        assertThat(list("mfa,csirt").objects("rows")).hasSize(2);
        assertThat(list("mfa", "audience", "csirt").status()).isEqualTo(403);
        assertThat(list("mfa", "audience", "csirts").status()).isEqualTo(400);
        assertThat(read("mfa", theirs).status()).isEqualTo(404);
        assertThat(read("policy", theirs).status()).isEqualTo(200);
    }

    private Answer read(String audiences, TaskId task) {
        return api.call("GET", "/tasks/" + task).asMember(audiences).send();
    }

    @Test
    void whatIsToBeDoneAboutARestrictedIncidentIsForThoseWhoMayReadIt() {
        TaskId task = ownedBy("mfa").of(submitted("R-1", "red")).in(api.tasks);

        assertThat(list("mfa").objects("rows")).isEmpty();
        assertThat(read("mfa", task).status()).isEqualTo(404);
        assertThat(calendar("mfa").objects("entries")).isEmpty();
        assertThat(api.call("POST", "/tasks:act")
                        .asMember("mfa")
                        .json(taking(task))
                        .send()
                        .body())
                .contains("\"status\":404");
        assertThat(api.call("GET", "/tasks").asMember("mfa").restricted().send().objects("rows"))
                .hasSize(1);
        assertThat(api.call("POST", "/tasks:act")
                        .asMember("mfa")
                        .restricted()
                        .json(taking(task))
                        .send()
                        .body())
                .contains("\"status\":200");
    }

    private Answer calendar(String audiences, String... query) {
        return get("/calendar", audiences, query);
    }

    private static String taking(TaskId task) {
        return "{\"acts\": [{\"task\": \"" + task + "\", \"act\": \"take\"}]}";
    }

    @Test
    void goesFromPageToPageInOrderOfDeadlines() {
        for (int day = 1; day <= 3; day++) {
            of("mfa", "R-" + day)
                    .dueAt(Instant.parse("2024-01-0" + (4 - day) + "T08:00:00Z"))
                    .in(api.tasks);
        }
        of("mfa", "R-4").dueAt(null).in(api.tasks);

        Answer first = list("mfa", "limit", "3");
        Answer second = list("mfa", "limit", "3", "cursor", first.text("cursor"));

        assertThat(first.objects("rows"))
                .extracting(row -> row.get("dueAt"))
                .containsExactly("2024-01-01T08:00:00Z", "2024-01-02T08:00:00Z", "2024-01-03T08:00:00Z");
        assertThat(second.objects("rows")).singleElement().satisfies(row -> assertThat(row.get("dueAt"))
                .isNull());
        assertThat(second.document().get("cursor")).isNull();
        assertThat(list("mfa", "cursor", "x").status()).isEqualTo(400);
        assertThat(list("mfa", "due", "2024-01-02").objects("rows")).hasSize(2);
    }

    @Test
    void whatHasEndedIsListedWhereItIsAskedForByItsState() {
        TaskId done = of("mfa", "R-1").inCampaign("homeland justice").in(api.tasks);
        TaskId again = of("mfa", "R-2").inCampaign("homeland justice").in(api.tasks);
        TaskId alone = of("mfa", "R-3").in(api.tasks);
        TaskId declined = of("csirt", "R-4").in(api.tasks);
        of("mfa", "R-5").in(api.tasks);
        act("mfa", act(done, "done", ""), act(again, "done", ""), act(alone, "done", ""));
        act("csirt", act(declined, "decline", ", \"reason\": \"Not ours.\""));

        Answer first = list("mfa", "state", "done", "limit", "2");
        Answer second = list("mfa", "state", "done", "limit", "2", "cursor", first.text("cursor"));

        assertThat(first.objects("rows")).singleElement().satisfies(row -> assertThat(FakeApi.objects(row.get("tasks")))
                .extracting(task -> task.get("id"))
                .containsExactlyInAnyOrder(done.value(), again.value()));
        assertThat(second.body()).contains(alone.value()).contains("\"cursor\":null");
        assertThat(list("mfa,csirt", "state", "declined").objects("rows"))
                .extracting(row -> row.get("owner"))
                .containsExactly("csirt");
        assertThat(list("mfa", "state", "withdrawn").objects("rows")).isEmpty();
        assertThat(list("mfa", "state", "done", "cursor", "x").status()).isEqualTo(400);
        assertThat(list("csirt", "state", "done", "cursor", first.text("cursor"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void eachLineOfActsStandsForItself() {
        TaskId one = of("mfa", "R-1").in(api.tasks);
        TaskId other = of("csirt", "R-2").in(api.tasks);

        Answer answer = act(
                "mfa",
                act(one, "take", ", \"who\": \"M. Hoxha\", \"until\": \"2023-12-28\""),
                act(one, "decline", ""),
                act(other, "take", ""),
                act(one, "done", ""),
                act(one, "take", ""));

        assertThat(answer.objects("results"))
                .extracting(result -> result.get("status"))
                .containsExactly(200L, 400L, 404L, 200L, 409L);
        assertThat(answer.body())
                .contains("\"pointer\":\"/acts/1/reason\"")
                .contains("\"who\":\"M. Hoxha\",\"until\":\"2023-12-28T22:59:59.999Z\"")
                .contains("It is done since 2023-12-26T12:00:00Z, by staff:mfa.");
        assertThat(list("mfa").objects("rows")).isEmpty();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"act\": \"take\"} | /acts/0/task",
                "{\"task\": \"tsk_1\", \"act\": \"taken\"} | /acts/0/act",
                "{\"task\": \"tsk_1\", \"act\": \"done\", \"reason\": \"x\"} | /acts/0/reason",
                "{\"task\": \"tsk_1\", \"act\": \"take\", \"until\": \"2024-01-26\"} | /acts/0/until",
                "{\"task\": \"tsk_1\", \"act\": \"take\", \"as\": \"csirt\"} | /acts/0/as",
                "7 | /acts/0"
            })
    void namesWhatIsWrongWithALine(String line, String pointer) {
        Map<String, Object> result = act("mfa", line).objects("results").get(0);

        assertThat(result).containsEntry("status", 400L);
        assertThat(String.valueOf(result.get("problem"))).contains("pointer=" + pointer + ",");
    }

    @Test
    void whatIsWithdrawnIsNotTakenAndTheAnswerSaysWhy() {
        ATask asked = of("mfa", "R-1");
        TaskId task = asked.in(api.tasks);
        AudienceState state =
                api.tasks.find(task.incident(), Recipient.of("mfa"), Track.REAL).orElseThrow();
        Move withdrawn = Move.byFacts(
                TaskState.WITHDRAWN, Instant.parse("2023-12-26T11:00:00Z"), "it was no incident after all");
        api.tasks.commit(new Acts(
                List.of(state.withTasks(List.of(state.tasks().get(0).moved(withdrawn, null)))),
                List.of(),
                List.of(),
                List.of()));

        Map<String, Object> result =
                act("mfa", act(task, "take", "")).objects("results").get(0);

        assertThat(result).containsEntry("status", 409L);
        assertThat(String.valueOf(result.get("problem")))
                .contains("It is withdrawn since 2023-12-26T11:00:00Z: it was no incident after all.");
    }

    @Test
    void policyActsForTheOwnerOnRecord() {
        TaskId task = of("mfa", "R-1").in(api.tasks);

        Answer answer = act("policy", act(task, "done", ", \"note\": \"told by telephone\""));

        assertThat(answer.body()).contains("\"for\":\"mfa\",\"words\":\"told by telephone\"");
    }

    @Test
    void theCalendarShowsDeadlinesAndReviewsInOrder() {
        IncidentId incident = submitted("R-1", "amber");
        api.evaluate(incident.value(), 1);
        ownedBy("attribution")
                .of(incident)
                .dueAt(Instant.parse("2023-12-26T10:00:00Z"))
                .in(api.tasks);

        Answer calendar = api.call("GET", "/calendar").asMember("attribution").send();

        assertThat(calendar.objects("entries"))
                .extracting(entry -> entry.get("kind") + " " + entry.get("overdue"))
                .startsWith("task true")
                .contains("review false");
        assertThat(api.call("GET", "/calendar").asMember("mfa").send().body()).doesNotContain("\"review\"");
    }

    @Test
    void theCalendarOfAPeriodGoesFromPageToPage() {
        for (int day = 1; day <= 4; day++) {
            of("dpa", "R-" + day)
                    .dueAt(Instant.parse("2024-01-0" + day + "T08:00:00Z"))
                    .in(api.tasks);
        }

        Answer first = calendar("dpa", "from", "2024-01-02", "to", "2024-01-03", "limit", "1");
        Answer second =
                calendar("dpa", "from", "2024-01-02", "to", "2024-01-03", "limit", "1", "cursor", first.text("cursor"));

        assertThat(List.of(first.objects("entries"), second.objects("entries")))
                .extracting(page -> page.get(0).get("at"))
                .containsExactly("2024-01-02T08:00:00Z", "2024-01-03T08:00:00Z");
        assertThat(second.document().get("cursor")).isNull();
        assertThat(calendar("dpa", "to", "2024-01").objects("entries")).hasSize(4);
        assertThat(calendar("dpa", "from", "soon").status()).isEqualTo(400);
        assertThat(calendar("dpa", "limit", "1001").status()).isEqualTo(400);
    }
}
