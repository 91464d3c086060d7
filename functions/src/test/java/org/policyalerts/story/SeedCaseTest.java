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

    private static final List<String> OF_A_SECOND_ATTACK = List.of(
            "several-sectors-one-claimant", "coverage-gap-pattern", "warn-others", "cumulative-attacks-consult-allies");

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
    void eachReportEndsInExactlyTheMatchesOfTheCaseAtIntakeAndWithinNinetySevenHours() {
        Map<String, Object> atIntake = Chain.tree("expected-matches.json");
        Map<String, IncidentId> reports = Map.of(
                "report-e-albania.json", egov,
                "report-parliament.json", parliament,
                "report-one-albania.json", one,
                "report-air-albania.json", air);
        reports.forEach((report, id) ->
                assertThat(chain.matched(id)).as(report).containsExactlyInAnyOrderElementsOf(listed(atIntake, report)));

        chain.clock.advance(Duration.ofHours(97));
        chain.review();

        Map<?, ?> also = (Map<?, ?>) atIntake.getOrDefault("within 97 hours also", Map.of());
        assertThat(also).as("reports that the clocks add to").hasSize(3);
        reports.forEach((report, id) -> {
            List<String> all = new ArrayList<>(listed(atIntake, report));
            all.addAll(listed(also, report));
            assertThat(chain.matched(id)).as(report + ", 97 h later").containsExactlyInAnyOrderElementsOf(all);
        });
    }

    private static List<String> listed(Map<?, ?> lists, String report) {
        return lists.get(report) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Test
    void theBackfillIsDecidedWithAllItsFactsAndAlertsNobody() {
        assertThat(chain.published).noneMatch(message -> message.partition().equals("I#" + egov));
        assertThat(chain.evaluations.latestDecision(egov).orElseThrow()).containsEntry("suppressed", "backfill");
    }

    @Test
    void theParliamentGainsWhatAsksForASecondAttackOnlyWhenTheSecondReportArrives() {
        Chain again = new Chain();
        again.submit("report-e-albania.json");
        IncidentId first = again.submit("report-parliament.json");

        assertThat(again.matched(first)).doesNotContainAnyElementsOf(OF_A_SECOND_ATTACK);

        again.submit("report-one-albania.json");

        assertThat(again.matched(first)).containsAll(OF_A_SECOND_ATTACK);
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
    void eachAudienceGetsOneMessageForAReportAndNotOneForAPolicyAtOnceOnlyIfItHasSomethingNewToDo() {
        List<OutboundMessage> aboutAir = chain.published.stream()
                .filter(message -> message.partition().equals("I#" + air))
                .toList();
        assertThat(aboutAir)
                .extracting(OutboundMessage::audience)
                .doesNotHaveDuplicates()
                .contains("csirt", "regulator")
                .doesNotContain("mfa", "nsc");
        chain.published.clear();

        chain.clock.advance(Duration.ofMinutes(15));
        chain.review();

        assertThat(chain.published)
                .extracting(OutboundMessage::audience)
                .doesNotHaveDuplicates()
                .contains("mfa", "policy");
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
                .doesNotContainAnyElementsOf(OF_A_SECOND_ATTACK)
                .contains("repeat-claimant");
    }

    @Test
    void aChangeThatTouchesNoCauseTellsNobody() {
        int before = chain.published.size();

        chain.change(parliament, Map.of("summary", "Reworded."));

        assertThat(chain.published).hasSize(before);
    }
}
