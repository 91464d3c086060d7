package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Alert;
import org.policyalerts.alert.AlertState;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.story.Chain;

/** What holds and is not said is kept with its reason. */
class SuppressedAlertsTest {

    private final Chain chain = new Chain();

    private static List<String> policies(List<Alert> alerts) {
        return alerts.stream().map(alert -> alert.policy().id().value()).toList();
    }

    @Test
    void aBackfillKeepsWhatItWouldHaveAlertedAndTellsNobody() {
        IncidentId id = chain.submit("report-e-albania.json");

        assertThat(chain.published).isEmpty();
        List<Alert> kept = chain.alerts(id, AlertState.SUPPRESSED);
        assertThat(policies(kept)).containsExactlyInAnyOrderElementsOf(chain.matched(id));
        assertThat(kept).allMatch(alert -> "backfill: decided and recorded, sent to nobody".equals(alert.note()));
        assertThat(chain.evaluations
                        .alerts(AlertState.SUPPRESSED, Optional.of("nsc"), 100, Optional.empty())
                        .alerts())
                .isNotEmpty()
                .allMatch(alert -> alert.policy().audience().contains("nsc"));
    }

    @Test
    void anAlertThatComesToBeMutedIsCorrectedAndComesBackWhenItNoLongerIs() {
        Map<String, Object> claimless = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        claimless.put("claims", List.of());
        claimless.remove("attribution");
        IncidentId id = chain.submit(claimless);
        int seen = chain.published.size();

        chain.change(id, Map.of("determination", "blocked", "severity", 6L));
        Alert muted = chain.alert(id, "traffic-from-abroad", AlertState.SUPPRESSED);
        assertThat(muted.note()).isEqualTo("muted by record-only");
        assertThat(chain.published.subList(seen, chain.published.size()))
                .filteredOn(message -> message.audience().equals("law-enforcement"))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).contains("No longer to do", "muted by record-only"));

        chain.change(id, Map.of("determination", "confirmed", "severity", 3L));
        assertThat(chain.alert(id, "traffic-from-abroad", AlertState.OPEN).id()).isEqualTo(muted.id());
    }

    @Test
    void aSuppressedAlertWhoseCauseCeasesGoesWithoutAMessage() {
        IncidentId id = chain.submit("report-e-albania.json");

        chain.change(id, Map.of("determination", "false-positive"));

        assertThat(chain.published).isEmpty();
        assertThat(policies(chain.alerts(id, AlertState.WITHDRAWN))).contains("early-warning-due");
    }

    @Test
    void aSuppressedAlertEscalatesToNobody() {
        chain.submit("report-e-albania.json");

        chain.clock.advance(Duration.ofDays(30));
        chain.review();

        assertThat(chain.published).isEmpty();
    }

    @Test
    void theReminderOfAMutedClockIsNotSentEither() {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-blocked-scan.json"));
        report.put("timeline", Map.of("occurredAt", "2023-12-26", "awareAt", "2023-12-26T08:00:00+01:00"));
        report.put(
                "impact",
                Map.of(
                        "servicesDisrupted", "no",
                        "scope", "known",
                        "confidentiality", "suspected-loss",
                        "dataTypes", List.of("pii")));
        IncidentId id = chain.submit(report);
        assertThat(chain.matched(id)).containsExactly("record-only");
        int seen = chain.published.size();

        chain.clock.advance(Duration.ofHours(71));
        chain.review();

        assertThat(chain.alert(id, "personal-data-breach", AlertState.SUPPRESSED)
                        .note())
                .isEqualTo("muted by record-only");
        assertThat(chain.published.subList(seen, chain.published.size()))
                .noneMatch(message -> message.text().contains("Time is running out"));
    }
}
