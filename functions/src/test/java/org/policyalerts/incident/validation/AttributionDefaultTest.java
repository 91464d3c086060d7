package org.policyalerts.incident.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;
import static org.policyalerts.incident.ReportTree.json;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Report;

class AttributionDefaultTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | unassessed",
                "{\"claims\": [{\"claimant\": \"Karma\", \"status\": \"active\"}]} | claimed",
                "{\"claims\": [{\"claimant\": \"Karma\", \"status\": \"withdrawn\"}]} | unassessed",
                "{\"attribution\": {\"status\": \"assessed\", \"owner\": \"A\"}} | assessed"
            })
    void fillsInTheStatusThatTheClaimsGiveUnlessOneIsThere(String tree, String status) {
        Map<String, Object> draft = json(tree);

        AttributionDefault.fill(draft);

        assertThat(new Report(draft).text("attribution.status")).isEqualTo(status);
    }

    @Test
    void leavesOutAStatusThatAFirstClaimWouldChange() {
        Report report = aReport().with("/attribution/owner", "A").report();

        assertThat(AttributionDefault.leftOut(report)).containsEntry("attribution", Map.of("owner", "A"));
    }

    @Test
    void keepsTheStatusOfAClaimThatNoLongerStands() {
        Report claimed = aReport()
                .with("/attribution/status", "claimed")
                .withJson("/claims", "[{\"claimant\": \"Karma\", \"status\": \"withdrawn\"}]")
                .report();

        assertThat(AttributionDefault.leftOut(claimed)).isEqualTo(claimed.tree());
    }

    @Test
    void keepsAStatusThatAPersonSetAgainstAStandingClaim() {
        Report unassessed = aReport()
                .with("/attribution/status", "unassessed")
                .withJson("/claims", "[{\"claimant\": \"Karma\"}]")
                .report();

        assertThat(AttributionDefault.leftOut(unassessed)).isEqualTo(unassessed.tree());
    }
}
