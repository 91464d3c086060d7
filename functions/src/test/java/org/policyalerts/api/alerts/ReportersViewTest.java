package org.policyalerts.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.FakeApi;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.story.Chain;

/** What a reporter reads of its own incident, after staff have said a good deal about it. */
class ReportersViewTest {

    /** Stands for everything that staff write. */
    private static final String SECRET = "we do not trust this reporter";

    private final AuthorityAtWork authority = new AuthorityAtWork();
    private final FakeApi api = authority.api;
    private String id = "";

    @BeforeEach
    void staffHaveTheirSay() {
        authority.stored(Chain.tree("report-parliament.json"));
        staff("/silences", "{\"policy\": \"claim-is-not-attribution\", \"reason\": \"%s\", \"until\": \"2024-01-31\"}");
        id = api.call("POST", "/incidents")
                .asSubmitter("ORGV")
                .json(report())
                .send()
                .text("id");
        authority.chain.settle();
        List<Map<String, Object>> alerts =
                authority.staff("/incidents/" + id + "/alerts").objects("alerts");
        assertThat(alerts).hasSizeGreaterThan(2);
        staff("/alerts/" + alerts.get(0).get("id") + "/outcome", "{\"outcome\": \"rejected\", \"reason\": \"%s\"}");
        staff("/alerts/" + alerts.get(1).get("id") + "/outcome", "{\"outcome\": \"done\", \"reason\": \"%s\"}");
        staff(
                "/alerts/" + alerts.get(2).get("id") + "/acknowledgement",
                "{\"owner\": \"%s\", \"nextStepBy\": \"2023-12-27\"}");
        staff("/incidents/" + id + "/reviews", "{\"status\": \"investigating\", \"note\": \"%s\"}");
        authority.chain.settle();
    }

    private static ReportTree report() {
        return aReport()
                .withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]")
                .with("/targets/0/infrastructureClass", "critical");
    }

    private void staff(String path, String body) {
        int status = api.call("POST", path)
                .asStaff()
                .json(body.formatted(SECRET))
                .send()
                .status();
        assertThat(status).as(path).isLessThan(300);
    }

    private FakeApi.Answer own(String path) {
        return api.call("GET", path).asSubmitter("ORGV").send();
    }

    @Test
    void nothingThatStaffWroteIsInAnyAnswer() {
        for (String path : List.of("", "/versions", "/decision", "/questions", "/alerts")) {
            FakeApi.Answer answer = own("/incidents/" + id + path);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body())
                    .doesNotContain(SECRET)
                    .doesNotContain("sil_")
                    .doesNotContain("\"note\"");
        }
        assertThat(own("/incidents").body()).doesNotContain(SECRET);
        for (String path : List.of("/tasks", "/reviews", "/silences", "/alerts", "/calendar")) {
            assertThat(own(path).status()).isEqualTo(403);
        }
        assertThat(authority.staff("/incidents/" + id + "/alerts").body())
                .as("staff read it")
                .contains(SECRET);
    }

    @Test
    void anAlertSaysHowItStandsAndNotForWhomItIs() {
        List<Map<String, Object>> alerts = own("/incidents/" + id + "/alerts").objects("alerts");

        assertThat(alerts).extracting(alert -> alert.get("state")).contains("rejected", "done", "acknowledged");
        assertThat(alerts).allSatisfy(alert -> assertThat(alert)
                .containsKeys("policy", "title", "why", "because")
                .doesNotContainKeys(
                        "note", "audience", "recipients", "actions", "cautions", "tasks", "acknowledgement"));
    }

    @Test
    void whatIsKeptQuietIsNotListed() {
        FakeApi.Answer reporters = api.call("GET", "/incidents/" + id + "/alerts")
                .query("state", "suppressed")
                .asSubmitter("ORGV")
                .send();
        FakeApi.Answer staffs = api.call("GET", "/incidents/" + id + "/alerts")
                .query("state", "suppressed")
                .asStaff()
                .send();

        assertThat(reporters.objects("alerts")).isEmpty();
        assertThat(staffs.body()).contains("sil_", SECRET);
    }

    @Test
    void aDecisionSaysWhyAndNeitherForWhomNorWhatOthersReported() {
        FakeApi.Answer tried = api.call("POST", "/incidents")
                .query("dryRun", "true")
                .asSubmitter("ORGV")
                .json(report().with("/reference", "R-2"))
                .send();
        FakeApi.Answer decision = own("/incidents/" + id + "/decision");

        for (FakeApi.Answer answer : List.of(tried, decision)) {
            assertThat(answer.document())
                    .containsKeys("incident", "version", "at", "matched", "notMatched", "unknown", "asked", "pending")
                    .doesNotContainKeys("silenced", "notifications");
            assertThat(answer.objects("matched")).isNotEmpty().allSatisfy(match -> assertThat(match)
                    .containsOnlyKeys("policy", "policyVersion", "severity", "because"));
            assertThat(answer.body())
                    .contains("\"path\":\"history\"")
                    .doesNotContain("AKCESK/2023/12-PARL")
                    .doesNotContainPattern("\\d+ others?: ");
        }
        assertThat(authority.staff("/incidents/" + id + "/decision").body()).contains("AKCESK/2023/12-PARL");
    }
}
