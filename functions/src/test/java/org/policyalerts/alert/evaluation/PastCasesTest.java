package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.NOW;
import static org.policyalerts.alert.evaluation.ADecision.SETTINGS;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.alert.message.ReviewBundle.PastCase;
import org.policyalerts.attribution.CaseNews;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.IncidentStore;

/** For an attack on parliament of Christmas 2023 that one group claims. */
class PastCasesTest {

    private final IncidentStore incidents =
            new DynamoDbIncidentStore(new InMemoryTable(), SETTINGS.keys(), SETTINGS.zone());

    private static AnIncident claimed(int number) {
        return anIncident().number(number).claimedBy("HJ").targets(List.of("KESH"), "energy", "AL");
    }

    private static AnIncident ofSector(int number) {
        return anIncident().number(number).claimedBy("Others");
    }

    private void past(AnIncident incident) {
        incidents.create(incident.build(), Optional.empty());
    }

    private List<String> like(AnIncident incident) {
        return new PastCases(incidents, SETTINGS)
                .like(incident.build()).stream().map(PastCase::reference).toList();
    }

    private List<String> found() {
        return like(underReview());
    }

    private static AnIncident underReview() {
        return anIncident().number(9).claimedBy("HJ").occurredAt("2023-12-25");
    }

    @Test
    void settledOnesComeFirstThenThoseOfTheClaimantThenTheNewestUpToThree() {
        past(claimed(1).occurredAt("2022-01-01"));
        past(claimed(2).occurredAt("2020-01-01").attributed("public"));
        past(ofSector(3).occurredAt("2021-01-01").attributed("refuted"));
        past(ofSector(4).occurredAt("2023-01-01"));

        assertThat(found()).containsExactly("AL-2", "AL-3", "AL-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"assessed", "public", "refuted", "closed-unresolved"})
    void theseAreSettled(String state) {
        past(claimed(1).occurredAt("2020-01-01").attributed(state));
        past(claimed(2).occurredAt("2021-01-01").attributed("contested"));

        assertThat(found()).containsExactly("AL-1", "AL-2");
    }

    @Test
    void threeOfTheClaimantLeaveNoRoomForTheSector() {
        past(claimed(1).occurredAt("2022-01-01"));
        past(claimed(2).occurredAt("2020-01-01"));
        past(claimed(3).occurredAt("2021-01-01"));
        past(ofSector(4).occurredAt("2023-01-01").attributed("public"));

        assertThat(found()).containsExactly("AL-1", "AL-3", "AL-2");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2013-12-24, false",
        "2013-12-25, true",
        "2023-12-25, true",
        "2023-12-26, false",
    })
    void onlyTheTenYearsBeforeAreLookedAt(String occurredAt, boolean isFound) {
        past(claimed(1).occurredAt(occurredAt));

        assertThat(found()).hasSize(isFound ? 1 : 0);
    }

    @ParameterizedTest(name = "one under {0} in a message under {1}: {2}")
    @CsvSource({"amber, amber, true", "amber+strict, amber, false", "green, amber, true", "red, amber+strict, false"})
    void nothingUnderAStricterLabelIsToldOf(String past, String under, boolean isTold) {
        past(claimed(1).occurredAt("2022-01-01").with("tlp", past));

        assertThat(like(underReview().with("tlp", under))).hasSize(isTold ? 1 : 0);
    }

    @Test
    void neitherFalseAlarmsNorExercisesNorTheIncidentItselfArePastCases() {
        past(claimed(1).occurredAt("2022-01-01").with("determination", "false-positive"));
        past(claimed(2).occurredAt("2022-01-01").with("mode", "exercise"));
        past(underReview());

        assertThat(found()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "amber, AL-1 (inc_01HJ0000000000000000000001)",
        "red, 'one under a stricter marking, see the list of incidents'"
    })
    void whatHappenedToACaseIsToldAsLabelsAreByNow(String label, String named) {
        AnIncident other = claimed(1);
        past(other.with("tlp", label));
        String words = "Another incident by the same claimant: ";
        CaseNews arrived =
                new CaseNews("incident:" + other.build().id(), NOW, words + "AL-1 (inc_01HJ0000000000000000000001)");
        CaseNews claim = new CaseNews("v2:claim:1", NOW, "New claim by HJ");
        ReviewItem item = new ReviewItem(
                NOW, NOW, NOW, false, 0, NOW, NOW, 0, List.of(arrived, claim), Optional.empty(), List.of());

        ReviewItem told = new PastCases(incidents, SETTINGS).told(underReview().build(), item);

        assertThat(told.news()).extracting(CaseNews::text).containsExactly(words + named, "New claim by HJ");
    }
}
