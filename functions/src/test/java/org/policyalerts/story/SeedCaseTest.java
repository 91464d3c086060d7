package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.incident.IncidentId;

/** The December 2023 case from report to message. */
class SeedCaseTest {

    private final Chain chain = new Chain();
    private IncidentId egov = new IncidentId("inc_00000000000000000000000000");
    private IncidentId parliament = egov;
    private IncidentId one = egov;
    private IncidentId air = egov;

    @BeforeEach
    void loadAllFourInOrder() {
        egov = chain.submit("report-e-albania.json");
        parliament = chain.submit("report-parliament.json");
        one = chain.submit("report-one-albania.json");
        air = chain.submit("report-air-albania.json");
    }

    @Test
    void eachReportEndsInExactlyTheMatchesOfTheCase() {
        assertThat(chain.matched(egov)).containsExactlyInAnyOrderElementsOf(expected("report-e-albania.json"));
        assertThat(chain.matched(parliament)).containsExactlyInAnyOrderElementsOf(expected("report-parliament.json"));
        assertThat(chain.matched(one)).containsExactlyInAnyOrderElementsOf(expected("report-one-albania.json"));
        assertThat(chain.matched(air)).containsExactlyInAnyOrderElementsOf(expected("report-air-albania.json"));
    }

    private static List<String> expected(String report) {
        return Chain.tree("expected-matches.json").get(report) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void theBackfillIsDecidedWithAllItsFactsAndAlertsNobody() {
        assertThat(chain.published).noneMatch(message -> message.partition().equals("I#" + egov));
        assertThat(chain.evaluations.latestDecision(egov).orElseThrow()).containsEntry("suppressed", "backfill");
    }

    @Test
    void theParliamentGainsSeveralSectorsOnlyWhenTheSecondReportArrives() {
        Chain again = new Chain();
        again.submit("report-e-albania.json");
        IncidentId first = again.submit("report-parliament.json");

        assertThat(again.matched(first)).doesNotContain("several-sectors-one-claimant");

        again.submit("report-one-albania.json");

        assertThat(again.matched(first)).contains("several-sectors-one-claimant");
    }

    @Test
    void withinNinetySevenHoursTheClocksAddExactlyTheirTwoPoliciesToEachReport() {
        chain.clock.advance(Duration.ofHours(97));
        chain.review();

        assertThat(chain.matched(parliament)).containsExactlyInAnyOrderElementsOf(later("report-parliament.json"));
        assertThat(chain.matched(one)).containsExactlyInAnyOrderElementsOf(later("report-one-albania.json"));
        assertThat(chain.matched(air)).containsExactlyInAnyOrderElementsOf(later("report-air-albania.json"));
        assertThat(chain.matched(egov)).containsExactlyInAnyOrderElementsOf(expected("report-e-albania.json"));
    }

    private static List<String> later(String report) {
        List<String> all = new ArrayList<>(expected(report));
        all.addAll(List.of("scope-unknown-after-72h", "attribution-review-overdue"));
        return all;
    }

    @Test
    void aSecondRunInTheSameMinuteSendsNothing() {
        chain.clock.advance(Duration.ofHours(97));
        chain.review();
        int sent = chain.published.size();

        chain.review();

        assertThat(chain.published).hasSize(sent);
    }

    @Test
    void eachAudienceGetsOneMessageForAReportAndNotOneForAPolicy() {
        List<OutboundMessage> aboutAir = chain.published.stream()
                .filter(message -> message.partition().equals("I#" + air))
                .toList();

        assertThat(aboutAir).extracting(OutboundMessage::audience).doesNotHaveDuplicates();
        assertThat(aboutAir).extracting(OutboundMessage::audience).contains("mfa", "csirt", "policy", "nsc");
    }

    @Test
    void aRepeatedStreamRecordChangesNothing() {
        int sent = chain.published.size();
        int items = chain.table.items().size();

        chain.replay();

        assertThat(chain.published).hasSize(sent);
        assertThat(chain.table.items()).hasSize(items);
    }

    @Test
    void aReportFoundToBeFalseNoLongerCountsInItsNeighboursHistory() {
        Chain three = new Chain();
        three.submit("report-e-albania.json");
        IncidentId first = three.submit("report-parliament.json");
        IncidentId second = three.submit("report-one-albania.json");

        three.change(second, Map.of("determination", "false-positive"));

        assertThat(three.matched(first))
                .doesNotContain("cumulative-attacks-consult-allies", "several-sectors-one-claimant")
                .contains("repeat-claimant");
    }

    @Test
    void aChangeThatTouchesNoCauseTellsNobody() {
        int before = chain.published.size();

        chain.change(parliament, Map.of("summary", "Reworded."));

        assertThat(chain.published).hasSize(before);
    }
}
