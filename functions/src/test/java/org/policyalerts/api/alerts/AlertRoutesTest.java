package org.policyalerts.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;

/** Acknowledging and closing alerts through the API; its clock stands at 26 December 2023, 12:00 UTC. */
class AlertRoutesTest {

    private final FakeApi api = new FakeApi();
    private String incident = "";
    private String alert = "";

    @BeforeEach
    void anAlert() {
        incident = api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport())
                .send()
                .text("id");
        api.evaluate(incident, 1);
        alert = String.valueOf(api.call("GET", "/alerts")
                .asStaff()
                .send()
                .objects("alerts")
                .get(0)
                .get("id"));
    }

    private Answer post(String action, String body) {
        return api.call("POST", "/alerts/" + alert + "/" + action)
                .asStaff()
                .json(body)
                .send();
    }

    @Test
    void theAlertsOfAnIncidentComeInPagesThatLeaveNoneOutAndRepeatNone() {
        List<Object> whole = ids(page("100", ""));
        List<Object> paged = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = page("1", cursor);
            assertThat(page.objects("alerts")).hasSize(1);
            paged.addAll(ids(page));
            cursor = page.text("cursor");
        } while (!cursor.equals("null"));

        assertThat(whole).hasSizeGreaterThan(2);
        assertThat(paged).isEqualTo(whole);
        assertThat(page("1", "AAAA").status()).isEqualTo(400);
    }

    private Answer page(String limit, String cursor) {
        Call call = api.call("GET", "/incidents/" + incident + "/alerts").asStaff();
        call.query("limit", limit);
        return (cursor.isEmpty() ? call : call.query("cursor", cursor)).send();
    }

    private static List<Object> ids(Answer page) {
        return page.objects("alerts").stream().map(alert -> alert.get("id")).toList();
    }

    @Test
    void anAcknowledgementHoldsUntilTheDeadlineAtTheLatestAndMovesTheAlertOutOfTheOpenList() {
        Answer taken = post("acknowledgement", "{\"owner\": \"M. Hoxha\", \"nextStepBy\": \"2023-12-29\"}");

        assertThat(taken.status()).isEqualTo(200);
        assertThat(taken.text("state")).isEqualTo("acknowledged");
        assertThat(taken.document().get("acknowledgement"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("owner", "M. Hoxha")
                .containsEntry("nextStepBy", "2023-12-27T12:00:00Z");
        assertThat(api.call("GET", "/alerts")
                        .asStaff()
                        .query("state", "acknowledged")
                        .send()
                        .objects("alerts"))
                .extracting(listed -> listed.get("id"))
                .containsExactly(alert);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"nextStepBy\": \"2023-12-29\"} | /owner",
                "{\"owner\": \" \", \"nextStepBy\": \"2023-12-29\"} | /owner",
                "{\"owner\": 7, \"nextStepBy\": \"2023-12-29\"} | /owner",
                "{\"owner\": \"M\"} | /nextStepBy",
                "{\"owner\": \"M\", \"nextStepBy\": \"2023-12\"} | /nextStepBy",
                "{\"owner\": \"M\", \"nextStepBy\": \"2023-12-25\"} | /nextStepBy",
                "{\"owner\": \"M\", \"nextStepBy\": \"2024-01-25T12:00:01Z\"} | /nextStepBy",
                "{\"owner\": \"M\", \"nextStepBy\": \"2023-12-29\", \"nextStepAt\": 1} | /nextStepAt",
                "[] | ''"
            })
    void namesWhatIsWrongWithAnAcknowledgement(String body, String pointer) {
        Answer refused = post("acknowledgement", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.objects("errors")).anyMatch(error -> pointer.equals(error.get("pointer")));
    }

    @Test
    void takesADateExactlyThirtyDaysAhead() {
        assertThat(post("acknowledgement", "{\"owner\": \"M\", \"nextStepBy\": \"2024-01-25T12:00:00Z\"}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void namesEveryProblemOfAnOutcomeAtOnce() {
        Answer refused = post("outcome", "{\"outcome\": \"finished\", \"reson\": \"x\"}");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.objects("errors"))
                .extracting(error -> error.get("pointer"))
                .containsExactly("/reson", "/outcome", "/reason");
        assertThat(refused.body()).contains("did you mean reason?").contains("done, rejected, overtaken");
    }

    @Test
    void anOutcomeIsRecordedOnceAndAnotherOneIsRefusedWithTheStateItIsIn() {
        String done = "{\"outcome\": \"done\", \"reason\": \"Told the regulator\"}";

        Answer first = post("outcome", done);
        Answer repeat = post("outcome", done);
        Answer other = post("outcome", "{\"outcome\": \"rejected\", \"reason\": \"not ours\"}");

        assertThat(first.text("state")).isEqualTo("done");
        assertThat(repeat.body()).isEqualTo(first.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.document()).containsAllEntriesOf(Map.of("state", "done"));
        assertThat(other.text("detail")).contains("is done since").contains("Told the regulator");
    }

    @Test
    void neitherTakesNorClosesAnAlertThatIsWithdrawnAndSaysSo() {
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .header("If-Match", "\"v1\"")
                .json("{\"determination\": \"false-positive\"}")
                .send();
        api.evaluate(incident, 2);

        for (Answer refused : List.of(
                post("acknowledgement", "{\"owner\": \"M. Hoxha\", \"nextStepBy\": \"2023-12-29\"}"),
                post("outcome", "{\"outcome\": \"done\", \"reason\": \"Told the regulator\"}"))) {
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.document()).containsEntry("state", "withdrawn");
            assertThat(refused.text("detail")).contains("is withdrawn since").contains("false-positive");
        }
    }

    @Test
    void knowsNoAlertThatIsNotThere() {
        alert = alert.substring(0, alert.length() - 1) + (alert.endsWith("0") ? "1" : "0");

        assertThat(post("outcome", "{\"outcome\": \"done\", \"reason\": \"x\"}").status())
                .isEqualTo(404);
        alert = "alt_x";
        assertThat(post("acknowledgement", "{\"owner\": \"M\", \"nextStepBy\": \"2023-12-29\"}")
                        .status())
                .isEqualTo(404);
    }
}
