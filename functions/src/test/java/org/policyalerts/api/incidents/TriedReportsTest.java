package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** Whoever tries reports, of whatever claimants and victims, finds out nothing about the incidents of others. */
class TriedReportsTest {

    private static ReportTree report(String reference, String tlp) {
        return aReport()
                .with("/reference", reference)
                .with("/tlp", tlp)
                .with("/targets/0/sector", "energy")
                .with("/targets/0/infrastructureClass", "critical")
                .with("/targets/0/confirmation", "victim")
                .withJson("/claims", "[{\"claimant\": \"Homeland Justice\"}]");
    }

    private static void submit(AuthorityAtWork authority, String reporter, ReportTree report) {
        assertThat(authority
                        .api
                        .call("POST", "/incidents")
                        .asSubmitter(reporter)
                        .json(report)
                        .send()
                        .status())
                .isEqualTo(201);
        authority.chain.settle();
    }

    private static Map<String, Object> tried(AuthorityAtWork authority) {
        Answer answer = authority
                .api
                .call("POST", "/incidents")
                .query("dryRun", "true")
                .asSubmitter("AKCESK")
                .json(report("TRIED", "clear"))
                .send();
        Map<String, Object> decision = new LinkedHashMap<>(answer.document());
        assertThat(decision.remove("incident")).isNotNull();
        return decision;
    }

    @ParameterizedTest(name = "an incident of {0} under TLP:{1}")
    @CsvSource({"CERT-EU, clear", "CERT-EU, amber", "CERT-EU, red", "AKCESK, red"})
    void decidesAsIfWhatTheReporterMayNotReadDidNotExist(String reporter, String tlp) {
        AuthorityAtWork alone = new AuthorityAtWork();
        AuthorityAtWork amongOthers = new AuthorityAtWork();
        for (String reference : List.of("R-1", "R-2", "R-3")) {
            submit(amongOthers, reporter, report(reference, tlp));
        }

        assertThat(tried(amongOthers)).isEqualTo(tried(alone));
    }

    @ParameterizedTest(name = "an incident of AKCESK under TLP:{0}")
    @CsvSource({"clear", "amber+strict"})
    void countsWhatTheReporterMayRead(String tlp) {
        AuthorityAtWork authority = new AuthorityAtWork();
        Map<String, Object> before = tried(authority);

        submit(authority, "AKCESK", report("R-1", tlp));

        assertThat(tried(authority)).isNotEqualTo(before);
    }

    @Test
    void staffTryWhatAReportWouldLeadToAndSendNone() {
        AuthorityAtWork authority = new AuthorityAtWork();
        ReportTree report = report("TRIED", "clear").withJson("/attribution", "{\"status\": \"investigating\"}");

        Answer tried = authority
                .api
                .call("POST", "/incidents")
                .query("dryRun", "true")
                .asStaff()
                .json(report)
                .send();
        Answer sent =
                authority.api.call("POST", "/incidents").asStaff().json(report).send();

        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.objects("matched")).isNotEmpty().allSatisfy(match -> assertThat(match)
                .containsKeys("audience", "actions"));
        assertThat(sent.status()).isEqualTo(403);
        assertThat(sent.text("detail")).contains("dryRun=true");
        assertThat(authority.staff("/incidents").objects("incidents")).isEmpty();
    }
}
