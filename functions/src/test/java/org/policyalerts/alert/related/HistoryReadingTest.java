package org.policyalerts.alert.related;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.policy.Facts;

/** With books that look back two years. */
class HistoryReadingTest extends AmongOthers {

    private Facts facts(AnIncident incident, Looking book) {
        Incident built = incident.build();
        return new HistoryReading(incidents, book, SETTINGS)
                .complete(built, new Facts(built, Optional.empty(), List.of(), NOW));
    }

    private List<IncidentId> history(AnIncident incident, Shared by) {
        return facts(incident, Looking.twoYearsBack(by, facts -> true)).history().stream()
                .map(IncidentSummary::id)
                .toList();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"2021-12-24, false", "2021-12-25, true", "2023-12-25, true", "2023-12-26, false"})
    void reachesAsFarBackAsTheBookLooks(String occurredAt, boolean isHistory) {
        stored(ours());
        IncidentId other = stored(anIncident().number(1).claimedBy("HJ").occurredAt(occurredAt));

        assertThat(history(ours(), Shared.CLAIMANT)).isEqualTo(isHistory ? List.of(other) : List.of());
    }

    @Test
    void falseAlarmsAreNobodysHistory() {
        stored(anIncident().number(1).claimedBy("HJ").with("determination", "false-positive"));

        assertThat(history(ours(), Shared.CLAIMANT)).isEmpty();
    }

    private void storedBefore(int number) {
        for (int i = 0; i < number; i++) {
            stored(anIncident().number(100 + i).claimedBy("HJ").occurredAt(i % 2 == 0 ? "2023-12-24" : "2022-12-24"));
        }
    }

    @Test
    void nothingOlderIsReadOnceThereIsEnough() {
        storedBefore(2 * HistoryReading.FIRST_PAGE);

        Facts some = facts(ours(), Looking.twoYearsBack(Shared.CLAIMANT, facts -> false));

        assertThat(some.history()).hasSize(HistoryReading.FIRST_PAGE);
        assertThat(some.history()).allMatch(other -> other.occurredAt().text().equals("2023-12-24"));
        assertThat(some.historyFrom()).containsEntry(Shared.CLAIMANT, Instant.parse("2023-12-23T23:00:00Z"));
    }

    @Test
    void asMuchIsReadAsIsWanted() {
        storedBefore(2 * HistoryReading.FIRST_PAGE);

        Facts all = facts(ours(), Looking.twoYearsBack(Shared.CLAIMANT, facts -> true));

        assertThat(all.history()).hasSize(2 * HistoryReading.FIRST_PAGE);
        assertThat(all.historyFrom()).isEmpty();
    }

    @ParameterizedTest(name = "of {0} it reads {1}")
    @CsvSource({"999, 999, false", "1000, 1000, true", "1001, 1000, true"})
    void noMoreThanAThousandAreReadWhateverIsWanted(int others, int read, boolean isCut) {
        storedBefore(others);

        Facts most = facts(ours(), Looking.twoYearsBack(Shared.CLAIMANT, facts -> true));

        assertThat(most.history()).hasSize(read);
        assertThat(most.historyFrom()).hasSize(isCut ? 1 : 0);
    }

    @Test
    void allIncidentsOfTheTrackAreFoundWhereNothingNeedBeShared() {
        IncidentId other = stored(anIncident().number(1).targets(List.of("OSHEE"), "energy", "XK"));
        stored(anIncident().number(2).with("mode", "exercise"));

        assertThat(history(ours(), Shared.ANY)).containsExactly(other);
    }

    @Test
    void anAssessedActorIsFoundUnderEveryName() {
        IncidentId other = stored(anIncident().number(1).assessedTo("VOID-MANTICORE"));
        stored(anIncident().number(2).assessedTo("Others"));

        assertThat(history(ours().assessedTo("Void Manticore"), Shared.ACTOR)).containsExactly(other);
    }
}
