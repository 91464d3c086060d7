package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncidentSummaryTest {

    private static final Instant NOW = Instant.parse("2023-12-26T08:00:00Z");
    private static final ClaimantKeys KEYS = new ClaimantKeys(Map.of("hlj", "homelandjustice"));

    @Test
    void holdsTheKeysOfStandingClaimsAndOfTargetsEachOnce() {
        IncidentSummary summary = summary(aReport().withJson("/claims", """
                        [{"claimant": "HLJ"}, {"claimant": "Homeland Justice", "status": "corroborated"},
                         {"claimant": "Karma", "status": "withdrawn"}]""").withJson("/targets", """
                        [{"name": "Plant A", "country": "AL", "sector": "energy", "infrastructureClass": "critical", "confirmation": "media"},
                         {"name": "PLANT-A", "country": "AL", "sector": "food", "infrastructureClass": "critical", "confirmation": "media"},
                         {"name": "Plant A", "country": "XK", "sector": "energy", "infrastructureClass": "critical", "confirmation": "media"}]"""));

        assertThat(summary.claimants()).containsExactly("homelandjustice");
        assertThat(summary.targets()).containsExactly("AL:planta", "XK:planta");
        assertThat(summary.sectors()).containsExactly("energy", "food");
        assertThat(summary.countries()).containsExactly("AL", "XK");
    }

    @Test
    void holdsWhatPoliciesAskOfOtherIncidents() {
        IncidentSummary summary = summary(aReport()
                .withJson("/kinds", """
                        ["doxing", "data-theft", "doxing"]""")
                .withJson("/motive", """
                        {"primary": "revenge", "secondary": ["notoriety"]}""")
                .withJson("/targets", """
                        [{"name": "A", "country": "AL", "sector": "energy", "infrastructureClass": "critical", "confirmation": "media"},
                         {"name": "B", "country": "AL", "sector": "food", "infrastructureClass": "unknown", "confirmation": "media"}]""")
                .withJson("/attribution", """
                        {"status": "assessed", "assessments": [
                         {"by": "x", "actor": "Void Manticore", "category": "state", "stance": "acknowledges"},
                         {"by": "y", "category": "state-affiliated"},
                         {"by": "z", "actor": "HLJ", "category": "individual", "stance": "disputes"},
                         {"by": "v", "actor": "HLJ", "category": "non-state", "status": "withdrawn"}]}"""));

        assertThat(summary.traits())
                .isEqualTo(new IncidentSummary.Traits(
                        "incident",
                        List.of("doxing", "data-theft"),
                        List.of("revenge"),
                        List.of("state", "state-affiliated"),
                        List.of("critical", "unknown"),
                        List.of("voidmanticore"),
                        List.of()));
        assertThat(summary(aReport().with("/type", "near-miss")).traits().type())
                .isEqualTo("near-miss");
    }

    @ParameterizedTest
    @CsvSource({"suspected, true", "confirmed, true", "blocked, true", "failed-attempt, true", "false-positive, false"})
    void countsAsHistoryUnlessItWasAFalsePositive(String determination, boolean counts) {
        assertThat(summary(aReport().with("/determination", determination)).countsAsHistory())
                .isEqualTo(counts);
    }

    @ParameterizedTest
    @CsvSource({"live, REAL", "backfill, REAL", "exercise, EXERCISE"})
    void isOnTheTrackOfItsMode(String mode, Track track) {
        assertThat(summary(aReport().with("/mode", mode)).track()).isEqualTo(track);
    }

    private static IncidentSummary summary(ReportTree tree) {
        IncidentId id = new IncidentId("inc_00000000000000000000000001");
        return IncidentSummary.of(
                new Incident(id, 1, "cert", NOW, NOW, "", tree.report(), FirstDates.UNCHANGED, Optional.empty()), KEYS);
    }
}
