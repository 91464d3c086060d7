package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.aTarget;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** Incidents found by what people remember of them; the API's clock stands at 26 December 2023, 12:00 UTC. */
class SearchApiTest {

    private final FakeApi api = new FakeApi();

    @BeforeEach
    void threeIncidents() {
        submit(aReport()
                .with("/reference", "R-1")
                .with("/title", "Kuvendi i Shqipërisë attacked")
                .with("/targets", List.of(aTarget("Ministry of Works", "OST"))));
        submit(aReport()
                .with("/reference", "R-2")
                .with("/title", "Grid down")
                .with("/status", "closed")
                .with("/targets", List.of(aTarget("Énergie Générale", "OSHEE"), aTarget("Second Victim", "OST"))));
        submit(aReport().with("/reference", "R-3").with("/title", "Secret grid").with("/tlp", "red"));
    }

    private void submit(ReportTree report) {
        assertThat(api.call("POST", "/incidents")
                        .asSubmitter("AKCESK")
                        .json(report)
                        .send()
                        .status())
                .isEqualTo(201);
    }

    private static List<Object> references(Answer answer) {
        return answer.objects("incidents").stream()
                .map(incident -> incident.get("reference"))
                .sorted()
                .toList();
    }

    private Call list() {
        return api.call("GET", "/incidents");
    }

    @ParameterizedTest(name = "{0}={1} finds {2}")
    @CsvSource({
        "q, shqiperise, R-1",
        "q, WORKS attacked, R-1",
        "q, energie, R-2",
        "q, grid, R-2",
        "reference, ' r-1', R-1",
        "status, closed, R-2",
        "status, open, R-1"
    })
    void findsByWordsReferenceAndStatusWhatTheCallerMayRead(String name, String value, String found) {
        assertThat(references(list().asStaff().query(name, value).send())).containsExactly(found);
    }

    @Test
    void findsNothingByWordsThatStandNowhere() {
        Answer answer = list().asStaff().query("q", "grid nowhere").send();

        assertThat(answer.objects("incidents")).isEmpty();
        assertThat(answer.document().get("cursor")).isNull();
        assertThat(list().asStaff().query("status", "over").send().status()).isEqualTo(400);
    }

    @Test
    void anOperatorFindsNothingByTheNameOfAnotherVictim() {
        assertThat(references(
                        list().asMember("operator@OSHEE").query("q", "second").send()))
                .isEmpty();
        assertThat(references(
                        list().asMember("operator@OST").query("q", "second").send()))
                .containsExactly("R-2");
    }

    @Test
    void findsWhatHasChangedSince() {
        assertThat(references(
                        list().asStaff().query("changedSince", "2023-12-26").send()))
                .containsExactly("R-1", "R-2");
        assertThat(references(
                        list().asStaff().query("changedSince", "2023-12-27").send()))
                .isEmpty();
    }

    @Test
    void goesOnWhileAPageHasNothingOfWhatIsAsked() {
        Answer answer = list().asStaff().query("q", "grid").query("limit", "1").send();

        assertThat(references(answer)).containsExactly("R-2");
    }
}
