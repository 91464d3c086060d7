package org.policyalerts.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;

/** Silences through the API; its clock stands at 26 December 2023, 12:00 UTC. */
class SilenceApiTest {

    private static final String VALID =
            "{\"policy\": \"retaliatory-motive\", \"reason\": \"talks\", \"until\": \"2023-12-31\"}";

    private final FakeApi api = new FakeApi();

    private Answer begin(String body) {
        return api.call("POST", "/silences").asStaff().json(body).send();
    }

    @Test
    void beginsListsAndEndsASilence() {
        Answer begun = begin(VALID);
        String id = begun.text("id");

        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).isEqualTo("/silences/" + id);
        assertThat(begun.text("until")).isEqualTo("2023-12-31T22:59:59.999Z");
        assertThat(list("active")).extracting(one -> one.get("id")).containsExactly(id);

        assertThat(api.call("DELETE", "/silences/" + id).asStaff().send().status())
                .isEqualTo(200);
        assertThat(api.call("DELETE", "/silences/" + id).asStaff().send().status())
                .isEqualTo(404);
        assertThat(list("active")).isEmpty();
        assertThat(list("ended")).extracting(one -> one.get("id")).containsExactly(id);
    }

    private java.util.List<java.util.Map<String, Object>> list(String state) {
        return api.call("GET", "/silences")
                .asStaff()
                .query("state", state)
                .send()
                .objects("silences");
    }

    @Test
    void aDryRunCountsWhatItWouldHaveHiddenAndBeginsNothing() {
        String incident = api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport())
                .send()
                .text("id");
        api.evaluate(incident, 1);
        String policy = String.valueOf(api.call("GET", "/alerts")
                .asStaff()
                .send()
                .objects("alerts")
                .get(0)
                .get("policy"));

        Answer preview = api.call("POST", "/silences")
                .asStaff()
                .query("dryRun", "true")
                .json(VALID.replace("retaliatory-motive", policy))
                .send();

        assertThat(preview.status()).isEqualTo(200);
        assertThat(preview.objects("alerts")).hasSize(1);
        assertThat(preview.text("hidden")).isEqualTo("1");
        assertThat(list("active")).isEmpty();

        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch("\"v1\"", "{\"tlp\": \"red\"}")
                .send();
        Answer restricted = api.call("POST", "/silences")
                .asStaff()
                .query("dryRun", "true")
                .json(VALID.replace("retaliatory-motive", policy))
                .send();
        assertThat(restricted.objects("alerts"))
                .as("shown are those the caller may read")
                .isEmpty();
        assertThat(restricted.text("hidden")).isEqualTo("1");
        assertThat(api.call("GET", "/alerts").asStaff().send().objects("alerts"))
                .isEmpty();
        assertThat(api.call("GET", "/alerts").asStaff().restricted().send().objects("alerts"))
                .isNotEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": \"x\", \"until\": \"2023-12-31\"} | ''",
                "{\"policy\": \"retaliatory-motiv\", \"reason\": \"x\", \"until\": \"2023-12-31\"} | /policy",
                "{\"sector\": \"telecom\", \"reason\": \"x\", \"until\": \"2023-12-31\"} | /sector",
                "{\"claimant\": \"HJ\", \"until\": \"2023-12-31\"} | /reason",
                "{\"claimant\": \"HJ\", \"reason\": \"x\"} | /until",
                "{\"claimant\": \"HJ\", \"reason\": \"x\", \"until\": \"2024-03-26\"} | /until",
                "{\"claimant\": \"HJ\", \"reason\": \"x\", \"until\": \"2023-12-25\"} | /until",
                "{\"claimant\": \"HJ\", \"reason\": \"x\", \"from\": \"2023-12-24\", \"until\": \"2023-12-31\"} | /from",
                "{\"claimant\": \"HJ\", \"reason\": \"x\", \"from\": \"2023-12-31\", \"until\": \"2023-12-30\"} | /until",
                "{\"incident\": \"inc_1\", \"reason\": \"x\", \"until\": \"2023-12-31\"} | /incident"
            })
    void namesWhatIsWrong(String body, String pointer) {
        Answer refused = begin(body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.objects("errors")).anyMatch(error -> pointer.equals(error.get("pointer")));
    }

    @Test
    void silencesOneIncidentFromADayOnAndNothingBefore() {
        String incident = submitted("R-1");

        Answer begun = begin(
                "{\"incident\": \"%s\", \"reason\": \"talks\", \"from\": \"2023-12-27\", \"until\": \"2023-12-31\"}"
                        .formatted(incident));
        api.evaluate(incident, 1);

        assertThat(begun.document()).containsEntry("incident", incident).containsEntry("from", "2023-12-26T23:00:00Z");
        assertThat(alerts(incident)).isNotEmpty();
    }

    @Test
    void aSilenceOfAnIncidentIsForWhoeverMayReadOfIt() {
        String incident = submitted("R-1");
        String silence = begin(
                        "{\"incident\": \"%s\", \"reason\": \"talks\", \"until\": \"2023-12-31\"}".formatted(incident))
                .text("id");
        api.call("PATCH", "/incidents/" + incident)
                .asStaff()
                .patch("\"v1\"", "{\"tlp\": \"red\"}")
                .send();

        assertThat(list("active")).isEmpty();
        assertThat(api.call("DELETE", "/silences/" + silence).asStaff().send().status())
                .isEqualTo(404);
        assertThat(api.call("DELETE", "/silences/" + silence)
                        .asStaff()
                        .restricted()
                        .send()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void silencesOneIncidentAndNoOther() {
        String quiet = submitted("R-1");
        String loud = submitted("R-2");

        begin("{\"incident\": \"%s\", \"reason\": \"talks\", \"until\": \"2023-12-31\"}".formatted(quiet));
        api.evaluate(quiet, 1);
        api.evaluate(loud, 1);

        assertThat(alerts(quiet)).isEmpty();
        assertThat(alerts(loud)).isNotEmpty();
    }

    private String submitted(String reference) {
        return api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/reference", reference))
                .send()
                .text("id");
    }

    private java.util.List<java.util.Map<String, Object>> alerts(String incident) {
        return api.call("GET", "/incidents/" + incident + "/alerts")
                .asStaff()
                .send()
                .objects("alerts");
    }

    @Test
    void takesNinetyDaysAndNoMore() {
        assertThat(begin(VALID.replace("2023-12-31", "2024-03-25T12:00:00Z")).status())
                .isEqualTo(201);
        assertThat(begin(VALID.replace("2023-12-31", "2024-03-25T12:00:01Z")).status())
                .isEqualTo(400);
    }
}
