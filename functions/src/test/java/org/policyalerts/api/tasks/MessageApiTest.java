package org.policyalerts.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.MessageCode;
import org.policyalerts.alert.Notification;
import org.policyalerts.alert.Notification.Handling;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskStore.Acts;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.IncidentId;

/** Messages through the API, by their codes. */
class MessageApiTest {

    private static final Instant NOW = Instant.parse("2023-12-26T11:00:00Z");

    private final FakeApi api = new FakeApi();
    private IncidentId incident = new IncidentId("inc_01ARZ3NDEKTSV4RRFFQ69G5FAV");
    private String code = "";
    private TaskId first = ownedBy("mfa").build().id();
    private TaskId second = first;

    @BeforeEach
    void aMessageWithTwoTasks() {
        incident = new IncidentId(api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/tlp", "amber"))
                .send()
                .text("id"));
        first = ownedBy("mfa").of(incident).step("Choose a channel").in(api.tasks);
        second = ownedBy("mfa").of(incident).step("Agree the wording").in(api.tasks);
        code = sent("mfa", Handling.FULL);
    }

    private String sent(String audience, Handling handling) {
        String id = Notification.idOf(incident, 1, audience);
        Map<String, Object> document = Map.of(
                "tasks",
                List.of(
                        Map.of("id", first.value(), "owner", "mfa"),
                        Map.of("id", second.value(), "owner", "mfa"),
                        Map.of("id", ownedBy("csirt").of(incident).build().id().value(), "owner", "csirt")));
        Notification message = new Notification(
                id,
                Optional.of(incident),
                1,
                audience,
                "alert",
                handling,
                "[HIGH] Assembly attacked",
                "HIGH for you",
                document,
                Map.of(),
                NOW);
        api.tasks.commit(new Acts(List.of(), List.of(message), List.of(), List.of()));
        return MessageCode.of(id);
    }

    private Answer read(String audiences, String name) {
        return api.call("GET", "/messages/" + name).asMember(audiences).send();
    }

    private Answer take(String audiences) {
        return api.call("POST", "/messages/" + code + "/take")
                .asMember(audiences)
                .json("{\"who\": \"M. Hoxha\"}")
                .send();
    }

    @Test
    void aMessageIsReadByItsCodeAsItWasSentByItsAudienceAlone() {
        Answer answer = read("mfa", code.toLowerCase(Locale.ROOT));

        assertThat(answer.document())
                .containsEntry("text", "HIGH for you")
                .containsEntry("incident", incident.value())
                .containsKey("message");
        assertThat(answer.body()).contains("\"delivery\":{\"state\":\"pending\",\"handling\":\"full\"");
        assertThat(read("policy", code).status()).isEqualTo(404);
        assertThat(read("mfa", "ZZZZZZ").status()).isEqualTo(404);
    }

    @Test
    void whatRightsNoLongerCoverIsNotRead() {
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch("\"v1\"", "{\"tlp\": \"red\"}")
                .send();

        Answer answer = read("mfa", code);

        assertThat(answer.document()).containsEntry("restricted", true).doesNotContainKeys("text", "message");
        assertThat(api.call("GET", "/messages/" + code)
                        .asMember("mfa")
                        .restricted()
                        .send()
                        .text("text"))
                .isEqualTo("HIGH for you");
    }

    @Test
    void anIncidentListsTheMessagesToTheCallersAudiences() {
        sent("csirt", Handling.FULL);

        assertThat(about("mfa")).hasSize(1);
        assertThat(about("mfa,csirt")).hasSize(2);
        assertThat(about("dpa")).isEmpty();
    }

    private List<Map<String, Object>> about(String audiences) {
        return api.call("GET", "/incidents/" + incident + "/messages")
                .asMember(audiences)
                .send()
                .objects("messages");
    }

    @Test
    void takingAMessageTakesWhatIsStillOpenOfItAndNothingOfOthers() {
        api.call("POST", "/tasks:act")
                .asMember("mfa")
                .json("{\"acts\": [{\"task\": \"%s\", \"act\": \"done\"}]}".formatted(second))
                .send();

        Answer answer = take("mfa");

        assertThat(answer.objects("results"))
                .extracting(result -> result.get("status"))
                .containsExactly(200L, 409L);
        assertThat(answer.body()).contains("\"taken\":{\"who\":\"M. Hoxha\"");
        assertThat(take("mfa").objects("results").get(0)).containsEntry("status", 200L);
        assertThat(take("policy").status()).isEqualTo(404);
    }

    @Test
    void aMessageShowsItsTasksAsTheyStandNowAndThoseOfNobodyElse() {
        api.call("POST", "/tasks:act")
                .asMember("mfa")
                .json("{\"acts\": [{\"task\": \"%s\", \"act\": \"done\"}]}".formatted(second))
                .send();

        List<Map<String, Object>> rows = read("mfa", code).objects("tasks");

        assertThat(rows)
                .extracting(row -> row.get("do") + ": " + row.get("state"))
                .containsExactlyInAnyOrder("Choose a channel: open", "Agree the wording: done");
    }

    @Test
    void ofWhatIsNoLongerReadableNoTaskIsShown() {
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch("\"v1\"", "{\"tlp\": \"red\"}")
                .send();

        assertThat(read("mfa", code).objects("tasks")).isEmpty();
    }

    @Test
    void messagesGoFromPageToPage() {
        sent("csirt", Handling.FULL);
        Answer first = page("mfa,csirt", "");
        Answer second = page("mfa,csirt", first.text("cursor"));

        assertThat(List.of(first.objects("messages"), second.objects("messages")))
                .extracting(page -> page.get(0).get("audience"))
                .containsExactlyInAnyOrder("mfa", "csirt");
        assertThat(second.document().get("cursor")).isNull();
        assertThat(page("mfa", "abc").status()).isEqualTo(400);
    }

    private Answer page(String audiences, String cursor) {
        Call call = api.call("GET", "/incidents/" + incident + "/messages")
                .asMember(audiences)
                .query("limit", "1");
        return (cursor.isEmpty() ? call : call.query("cursor", cursor)).send();
    }
}
