package org.policyalerts.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** One claimant's incidents, what responded to them and what is to do, in one answer. */
class CampaignApiTest {

    private final AuthorityAtWork authority = new AuthorityAtWork();

    private static ReportTree report(String reference, String claimant) {
        return aReport()
                .with("/reference", reference)
                .withJson("/claims", "[{\"claimant\": \"%s\"}]".formatted(claimant));
    }

    private Call campaign(String claimant) {
        return authority.api.call("GET", "/campaigns/" + claimant);
    }

    @Test
    void namesIncidentsResponsesAndTasksOfTheClaimantAndOfNobodyElse() {
        authority.stored(report("R-1", "Homeland Justice")
                .withJson("/responses", "[{\"type\": \"demarche\", \"byCountry\": \"AL\"}]"));
        authority.stored(report("R-2", "Somebody Else"));

        Answer answer = campaign("HOMELAND  justice").asStaff().send();

        assertThat(answer.objects("incidents"))
                .extracting(incident -> incident.get("reference"))
                .containsExactly("R-1");
        assertThat(answer.document().get("names")).isEqualTo(List.of("Homeland Justice"));
        assertThat(answer.objects("responses")).singleElement().satisfies(one -> assertThat(
                        (Map<?, ?>) one.get("response"))
                .extracting("type")
                .isEqualTo("demarche"));
        assertThat(answer.objects("tasks")).isNotEmpty();
        assertThat(answer.body()).doesNotContain("R-2");
    }

    @Test
    void showsNothingThatTheCallerMayNotRead() {
        authority.stored(report("R-1", "Homeland Justice").with("/tlp", "red"));

        assertThat(campaign("homelandjustice").asStaff().send().objects("incidents"))
                .isEmpty();
        assertThat(campaign("homelandjustice").asStaff().restricted().send().objects("incidents"))
                .hasSize(1);
    }

    @Test
    void goesFromPageToPage() {
        authority.stored(report("R-1", "Homeland Justice"));
        authority.stored(report("R-2", "Homeland Justice"));

        Answer first = campaign("homelandjustice").asStaff().query("limit", "1").send();
        Answer second = campaign("homelandjustice")
                .asStaff()
                .query("limit", "1")
                .query("cursor", first.text("cursor"))
                .send();

        assertThat(List.of(first.objects("incidents"), second.objects("incidents")))
                .extracting(page -> page.get(0).get("reference"))
                .containsExactlyInAnyOrder("R-1", "R-2");
        assertThat(campaign("homelandjustice")
                        .asStaff()
                        .query("cursor", "x")
                        .send()
                        .status())
                .isEqualTo(400);
    }
}
