package org.policyalerts.api.incidents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.aTarget;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.ReportTree;

/** {@code GET /incidents/{id}/stix}. */
class StixApiTest {

    private final FakeApi api = new FakeApi();

    private String stored(ReportTree report) {
        return "/incidents/"
                + api.call("POST", "/incidents")
                        .asSubmitter("AKCESK")
                        .json(report)
                        .send()
                        .text("id");
    }

    @Test
    void isKnownByItsContentUntilThatChanges() {
        String incident = stored(aReport());
        Answer first = api.call("GET", incident + "/stix").asStaff().send();
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.header("Content-Type")).isEqualTo("application/stix+json");
        String tag = first.header("ETag");

        assertThat(api.call("GET", incident + "/stix")
                        .asStaff()
                        .header("If-None-Match", tag)
                        .send()
                        .status())
                .isEqualTo(304);
        api.call("PATCH", incident)
                .asSubmitter("AKCESK")
                .patch("\"v1\"", "{\"severity\": 2}")
                .send();
        Answer second = api.call("GET", incident + "/stix")
                .asStaff()
                .header("If-None-Match", tag)
                .send();

        assertThat(second.status()).isEqualTo(200);
        assertThat(second.header("ETag")).isNotEqualTo(tag);
    }

    @Test
    void anOperatorGetsNothingOfOtherTargets() {
        ReportTree report =
                aReport().with("/targets", List.of(aTarget("First Bank", "FIRST"), aTarget("Second Bank", "SECOND")));
        String incident = stored(report);

        Answer own =
                api.call("GET", incident + "/stix").asMember("operator@SECOND").send();

        assertThat(own.status()).isEqualTo(200);
        assertThat(own.body()).contains("Second Bank").doesNotContain("First Bank");
    }

    @Test
    void redIsForWhoIsNamedForItAlone() {
        String incident = stored(aReport().with("/tlp", "red"));

        assertThat(api.call("GET", incident + "/stix").asStaff().send().status())
                .isEqualTo(404);
        assertThat(api.call("GET", incident + "/stix")
                        .asStaff()
                        .restricted()
                        .send()
                        .body())
                .contains("marking-definition--e828b379-4e03-4974-9ac4-e53a884c97c1");
    }
}
