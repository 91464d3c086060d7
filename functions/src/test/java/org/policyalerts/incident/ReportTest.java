package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportTest {

    @Test
    void assessmentStandsWhileItIsActiveAndDisputesNoOther() {
        Report report = Report.copyOf(Map.of(
                "attribution",
                Map.of(
                        "assessments",
                        List.of(
                                Map.of("by", "stands", "status", "active", "stance", "attributes"),
                                Map.of("by", "without a stance", "status", "active"),
                                Map.of("by", "disputes", "status", "active", "stance", "disputes"),
                                Map.of("by", "withdrawn", "status", "withdrawn", "stance", "attributes")))));

        assertThat(report.standingAssessments())
                .extracting(assessment -> assessment.get("by"))
                .containsExactly("stands", "without a stance");
    }

    @ParameterizedTest(name = "said {0}, motive {1}, root cause {2}: {3}")
    @CsvSource({
        "-, -, -, unknown",
        "-, accidental, -, no",
        "-, revenge, -, unknown",
        "-, -, system-failure, no",
        "-, -, human-error, no",
        "-, -, natural-phenomenon, no",
        "-, -, third-party-failure, unknown",
        "-, -, malicious-action, unknown",
        "yes, accidental, human-error, yes",
        "unknown, accidental, -, unknown",
        "no, revenge, malicious-action, no"
    })
    void maliceIsNoWhereMotiveOrRootCauseIsNoneAndNothingElseWasSaid(
            String said, String motive, String rootCause, String expected) {
        ReportTree tree = aReport();
        given(tree, "/cause/malicious", said);
        given(tree, "/motive/primary", motive);
        given(tree, "/cause/rootCause", rootCause);

        assertThat(tree.report().forDecision().find("cause.malicious")).contains(expected);
    }

    private static void given(ReportTree tree, String pointer, String value) {
        if (!value.equals("-")) {
            tree.with(pointer, value);
        }
    }

    @Test
    void policiesSeeWhatIsMeantWhereNothingIsSaidAndTheReportStaysAsItWas() {
        Report report = aReport().withJson("/attribution", """
                {"assessments": [{"by": "A"}, {"by": "B", "stance": "disputes"}, {"by": "C", "stance": "acknowledges"}]}""").report();

        Report seen = report.forDecision();

        assertThat(seen.find("type")).contains("incident");
        assertThat(seen.all("attribution.assessments.stance"))
                .containsExactly("attributes", "disputes", "acknowledges");
        assertThat(seen.all("attribution.assessments.by")).containsExactly("A", "B", "C");
        assertThat(seen.find("attribution.status")).isEqualTo(report.find("attribution.status"));
        assertThat(report.all("attribution.assessments.stance")).containsExactly("disputes", "acknowledges");
        assertThat(report.get("type")).isEmpty();
        assertThat(seen.forDecision()).isEqualTo(seen);
    }
}
