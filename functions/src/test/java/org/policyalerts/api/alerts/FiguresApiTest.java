package org.policyalerts.api.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.AuthorityAtWork;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** What is counted of a year, and for whom. */
class FiguresApiTest {

    private final AuthorityAtWork authority = new AuthorityAtWork();

    private static ReportTree report(String reference, String day, String claimant) {
        return aReport()
                .with("/reference", reference)
                .with("/timeline/occurredAt", day)
                .with("/targets/0/sector", "energy")
                .withJson("/claims", "[{\"claimant\": \"%s\"}]".formatted(claimant));
    }

    private Answer figures(Call call) {
        return call.query("from", "2023").query("to", "2023").send();
    }

    private Answer figures() {
        return figures(authority.api.call("GET", "/figures").asStaff());
    }

    @Test
    void countsByMonthSectorAndClaimantWhatOccurredInThePeriod() {
        authority.stored(report("R-1", "2023-11-30", "Homeland Justice"));
        authority.stored(report("R-2", "2023-12-01", "HOMELAND JUSTICE"));
        authority.stored(report("R-3", "2022-12-31", "Homeland Justice"));

        Answer figures = figures();

        assertThat(figures.document()).containsEntry("incidents", 2L).containsEntry("complete", true);
        assertThat(figures.objects("months"))
                .extracting(month -> month.get("month") + " " + month.get("incidents"))
                .containsExactly("2023-11 1", "2023-12 1");
        assertThat(figures.objects("sectors"))
                .extracting(sector -> sector.get("sector") + " " + sector.get("incidents"))
                .containsExactly("energy 2");
        assertThat(figures.objects("claimants"))
                .extracting(one -> one.get("name") + " " + one.get("incidents"))
                .containsExactly("HOMELAND JUSTICE 2");
    }

    @Test
    void countsTheAlertsThatWereRaisedForThem() {
        String id = authority.stored(report("R-1", "2023-12-25", "Homeland Justice"));
        Answer alerts = authority
                .api
                .call("GET", "/incidents/" + id + "/alerts")
                .asStaff()
                .query("limit", "100")
                .send();

        assertThat(alerts.objects("alerts")).isNotEmpty();
        assertThat(figures().document())
                .containsEntry("alerts", (long) alerts.objects("alerts").size());
    }

    @Test
    void countsNeitherWhatWasNothingNorWhatTheCallerMayNotRead() {
        authority.stored(report("R-1", "2023-12-25", "Homeland Justice"));
        authority.stored(report("R-2", "2023-12-25", "Secret Group").with("/tlp", "red"));
        String nothing = authority.stored(report("R-3", "2023-12-25", "Nobody"));
        authority.change(nothing, "{\"determination\": \"false-positive\"}");

        assertThat(figures().document()).containsEntry("incidents", 1L);
        assertThat(figures().body()).doesNotContain("secretgroup", "nobody");
        assertThat(figures(authority.api.call("GET", "/figures").asStaff().restricted())
                        .document())
                .containsEntry("incidents", 2L);
    }

    @Test
    void anAudienceCountsTheAlertsThatAreForIt() {
        authority.stored(report("R-1", "2023-12-25", "Homeland Justice"));
        long all = (long) figures().document().getOrDefault("alerts", 0L);
        List<Long> ofSome = List.of("csirt", "attribution", "dpa").stream()
                .map(name ->
                        (long) figures(authority.api.call("GET", "/figures").asMember(name))
                                .document()
                                .getOrDefault("alerts", 0L))
                .toList();

        assertThat(ofSome).allMatch(count -> count <= all).anyMatch(count -> count < all);
    }
}
