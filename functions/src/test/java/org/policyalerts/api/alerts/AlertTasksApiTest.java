package org.policyalerts.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertId;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.json.JsonWriter;

/** Alerts as their tasks say; the API's clock stands at 26 December 2023, 12:00 UTC. */
class AlertTasksApiTest {

    private final FakeApi api = new FakeApi();
    private IncidentId incident = new IncidentId("inc_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private AlertId alert = new AlertId("alt_01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef");

    @BeforeEach
    void anAlertWithTasksOfTwoAudiences() {
        incident = new IncidentId(api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport())
                .send()
                .text("id"));
        api.evaluate(incident.value(), 1);
        alert = new AlertId(String.valueOf(api.call("GET", "/incidents/" + incident + "/alerts")
                .asStaff()
                .send()
                .objects("alerts")
                .get(0)
                .get("id")));
        ownedBy("mfa").ofAlert(alert).in(api.tasks);
        ownedBy("csirt").ofAlert(alert).in(api.tasks);
    }

    private Answer take(String audiences, String owner) {
        return api.call("POST", "/alerts/" + alert + "/acknowledgement")
                .asMember(audiences)
                .json("{\"owner\": \"%s\", \"nextStepBy\": \"2023-12-29\"}".formatted(owner))
                .send();
    }

    private Answer close(String audiences, String outcome) {
        return api.call("POST", "/alerts/" + alert + "/outcome")
                .asMember(audiences)
                .json("{\"outcome\": \"%s\", \"reason\": \"Told by telephone\"}".formatted(outcome))
                .send();
    }

    private static List<Object> states(Answer answer) {
        return answer.objects("tasks").stream()
                .map(task -> (Object) (task.get("owner") + " " + task.get("state")))
                .toList();
    }

    @Test
    void anOperatorReadsItsOwnTasksAndNothingThatStaffSay() {
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch(
                        "\"v1\"",
                        JsonWriter.write(Map.of(
                                "targets",
                                aReport()
                                        .with("/targets/0/organisation", "OSHEE")
                                        .tree()
                                        .get("targets"))))
                .send();
        ownedBy("operator@OSHEE").ofAlert(alert).in(api.tasks);
        close("mfa", "done");

        Answer read =
                api.call("GET", "/alerts/" + alert).asMember("operator@OSHEE").send();

        assertThat(read.body()).doesNotContain("Told by telephone");
        assertThat(states(read)).containsExactly("operator@OSHEE open");
        assertThat(read.document()).doesNotContainKeys("audience", "recipients", "actions", "note");
        assertThat(api.call("GET", "/incidents/" + incident + "/decision")
                        .asMember("operator@OSHEE")
                        .send()
                        .document())
                .containsKey("matched")
                .doesNotContainKeys("silenced", "notifications");
    }

    @Test
    void nobodyActsOnAnAlertOfAnIncidentThatTheyMayNotRead() {
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch("\"v1\"", "{\"tlp\": \"red\"}")
                .send();

        assertThat(close("mfa", "done").status()).isEqualTo(404);
        assertThat(take("csirt", "Duty officer").status()).isEqualTo(404);
        assertThat(api.call("GET", "/alerts/" + alert).asStaff().send().status())
                .isEqualTo(404);
        assertThat(api.call("GET", "/alerts/" + alert)
                        .asStaff()
                        .restricted()
                        .send()
                        .objects("tasks"))
                .extracting(task -> task.get("state"))
                .containsOnly("open");
    }

    @Test
    void eachAudienceActsOnItsOwnTasksAndTheAlertStandsAsAllOfThem() {
        Answer closed = close("mfa", "done");
        Answer taken = take("csirt", "Duty officer");

        assertThat(closed.text("state")).isEqualTo("open");
        assertThat(states(closed)).contains("csirt open", "mfa done").doesNotContain("csirt done", "mfa open");
        assertThat(taken.text("state")).isEqualTo("acknowledged");
        assertThat(taken.body()).contains("\"owner\":\"Duty officer\"");
        assertThat(close("csirt", "rejected").text("state")).isEqualTo("done");
    }

    @Test
    void whatWasClosedByMistakeIsTakenAgain() {
        close("mfa,csirt", "done");

        Answer again = take("mfa,csirt", "Desk 1");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text("state")).isEqualTo("acknowledged");
    }

    @Test
    void listsAlertsAsTheirTasksStandAndToWhomTheyConcern() {
        take("mfa", "Desk 1");
        take("csirt", "Desk 2");

        assertThat(listed("mfa", "acknowledged")).contains(alert.value());
        assertThat(listed("mfa", "open")).doesNotContain(alert.value());
        assertThat(listed("operator@OSHEE", "acknowledged")).isEmpty();
        assertThat(take("operator@OSHEE", "x").status()).isEqualTo(404);
    }

    private List<Object> listed(String audiences, String state) {
        List<Object> ids = new ArrayList<>();
        api.call("GET", "/alerts").asMember(audiences).query("state", state).send().objects("alerts").stream()
                .map(one -> one.get("id"))
                .forEach(ids::add);
        return ids;
    }

    @Test
    void reportersSeeHowAnAlertStandsAndNothingThatStaffSay() {
        take("mfa", "Desk 1");
        take("csirt", "Desk 2");

        Map<String, Object> seen = api.call("GET", "/incidents/" + incident + "/alerts")
                .asSubmitter("AKCESK")
                .send()
                .objects("alerts")
                .get(0);

        assertThat(seen).containsEntry("state", "acknowledged").doesNotContainKeys("tasks", "acknowledgement");
    }

    @Test
    void ofFortyWhoAcknowledgeAtOnceNobodyFails() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        List<Callable<Answer>> calls = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            String owner = "Desk " + number;
            calls.add(() -> take("mfa,csirt", owner));
        }

        List<Integer> statuses = new ArrayList<>();
        for (Future<Answer> call : threads.invokeAll(calls)) {
            statuses.add(call.get().status());
        }
        threads.shutdown();

        assertThat(statuses).containsOnlyOnce(200).isSubsetOf(200, 409, 503);
    }
}
