package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

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
}
