package org.policyalerts.alert.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.evaluation.ADecision.SETTINGS;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Period;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.HistoryNeed;

/** With a book that looks back two years for the same claimant. */
class RelatedIncidentsTest {

    private final IncidentStore incidents =
            new DynamoDbIncidentStore(new InMemoryTable(), SETTINGS.keys(), SETTINGS.zone());
    private final RelatedIncidents related = new RelatedIncidents(incidents, List.of(need(Shared.CLAIMANT)), SETTINGS);

    private static HistoryNeed need(Shared by, SummaryTrait... asked) {
        return new HistoryNeed(by, Period.ofYears(2), Set.of(asked));
    }

    private RelatedIncidents lookingFor(HistoryNeed need) {
        return new RelatedIncidents(incidents, List.of(need), SETTINGS);
    }

    /** The one that is looked at. */
    private static AnIncident ours() {
        return anIncident().number(9).claimedBy("HJ").occurredAt("2023-12-25");
    }

    private IncidentId stored(AnIncident incident) {
        Incident built = incident.build();
        incidents.create(built, Optional.empty());
        return built.id();
    }

    private IncidentId stored(int number, String occurredAt) {
        return stored(anIncident().number(number).claimedBy("HJ").occurredAt(occurredAt));
    }

    private List<IncidentId> history() {
        return related.historyOf(ours().build()).incidents().stream()
                .map(IncidentSummary::id)
                .toList();
    }

    private Collection<IncidentId> affected(AnIncident now, AnIncident before) {
        return related.of(now.build(), Optional.of(before.build()));
    }

    @ParameterizedTest(name = "{0}: in its history {1}, its history changes {2}")
    @CsvSource({
        "2021-12-24, false, false",
        "2021-12-25, true, false",
        "2023-12-25, true, true",
        "2023-12-26, false, true",
        "2025-12-25, false, true",
        "2025-12-26, false, false"
    })
    void historyReachesAsFarBackAsTheBookLooksAndChangesAsFarAhead(
            String occurredAt, boolean isHistory, boolean isAffected) {
        stored(ours());
        IncidentId other = stored(1, occurredAt);

        assertThat(history()).isEqualTo(isHistory ? List.of(other) : List.of());
        assertThat(related.of(ours().build(), Optional.empty())).isEqualTo(isAffected ? List.of(other) : List.of());
    }

    @Test
    void falseAlarmsAreNobodysHistory() {
        stored(anIncident().number(1).claimedBy("HJ").with("determination", "false-positive"));

        assertThat(history()).isEmpty();
    }

    @ParameterizedTest(name = "beside {0} others")
    @CsvSource({"198, false", "199, true"})
    void whereSoManyShareAClaimantThatOlderOnesMayBeMissingItSaysSo(int others, boolean isCut) {
        stored(ours());
        for (int number = 10; number < 10 + others; number++) {
            stored(number, "2023-12-24");
        }

        assertThat(related.historyOf(ours().build()).cut()).hasSize(isCut ? 1 : 0);
    }

    @Test
    void thoseAffectedComeOldestFirst() {
        IncidentId later = stored(1, "2024-02-01");
        IncidentId earlier = stored(2, "2024-01-01");

        assertThat(related.of(ours().build(), Optional.empty())).containsExactly(earlier, later);
    }

    @Test
    void aChangedClaimantAffectsThoseItSharedBeforeAndThoseItSharesNow() {
        IncidentId before = stored(anIncident().number(1).claimedBy("HJ").occurredAt("2024-01-01"));
        IncidentId now = stored(anIncident().number(2).claimedBy("Others").occurredAt("2024-01-02"));

        assertThat(affected(ours().claimedBy("Others"), ours())).containsExactly(before, now);
    }

    static Stream<AnIncident> changesOfWhatIsShared() {
        return Stream.of(
                ours().occurredAt("2023-12-26"),
                ours().claimedBy("HJ", "Others"),
                ours().targets("AKBN"),
                ours().targets(List.of("Kuvendi"), "energy", "AL"),
                ours().targets(List.of("Kuvendi"), "legislature", "XK"),
                ours().assessedTo("Void Manticore"),
                ours().with("type", "threat"),
                ours().with("tlp", "red"),
                ours().with("mode", "exercise"));
    }

    @ParameterizedTest
    @MethodSource("changesOfWhatIsShared")
    void aChangeOfAnythingThatIsSharedAffectsOthers(AnIncident now) {
        IncidentId other = stored(1, "2024-01-01");

        assertThat(affected(now, ours())).containsExactly(other);
    }

    @Test
    void aChangeOfNothingThatIsSharedAffectsNobody() {
        stored(1, "2024-01-01");

        assertThat(affected(ours().with("severity", 1L), ours())).isEmpty();
    }

    @Test
    void becomingAFalseAlarmAffectsOthersAndStayingOneDoesNot() {
        IncidentId other = stored(1, "2024-01-01");
        AnIncident falseAlarm = ours().with("determination", "false-positive");

        assertThat(affected(falseAlarm, ours())).containsExactly(other);
        assertThat(affected(ours(), falseAlarm)).containsExactly(other);
        assertThat(affected(falseAlarm.with("severity", 1L), falseAlarm)).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "unassessed, true",
        "claimed, true",
        "contested, true",
        "assessed, true",
        "dormant, true",
        "public, false",
        "refuted, false",
        "closed-unresolved, false"
    })
    void aNewClaimantTouchesOpenCasesHoweverLongAgo(String state, boolean isOpen) {
        IncidentId other = stored(
                anIncident().number(1).claimedBy("HJ").occurredAt("2003-01-01").attributed(state));

        assertThat(related.openCasesOfNewClaimants(ours().build(), Optional.empty()))
                .isEqualTo(isOpen ? List.of(other) : List.of());
    }

    @Test
    void aClaimantThatIsNotNewOrOfAFalseAlarmTouchesNoCase() {
        stored(1, "2022-01-01");
        Incident falseAlarm = ours().with("determination", "false-positive").build();

        assertThat(related.openCasesOfNewClaimants(ours().build(), Optional.of(ours().build())))
                .isEmpty();
        assertThat(related.openCasesOfNewClaimants(falseAlarm, Optional.empty()))
                .isEmpty();
    }

    static Stream<Arguments> changesOfWhatIsAsked() {
        return Stream.of(
                Arguments.of(SummaryTrait.SECTOR, ours().targets(List.of("Kuvendi"), "energy", "AL")),
                Arguments.of(SummaryTrait.COUNTRY, ours().targets(List.of("Kuvendi"), "legislature", "XK")),
                Arguments.of(SummaryTrait.SEVERITY, ours().with("severity", 5L)),
                Arguments.of(SummaryTrait.KINDS, ours().with("kinds", List.of("doxing"))),
                Arguments.of(SummaryTrait.DETERMINATION, ours().with("determination", "suspected")),
                Arguments.of(SummaryTrait.MOTIVE, ours().with("motive", Map.of("primary", "revenge"))),
                Arguments.of(SummaryTrait.CATEGORY, ours().assessedAs("state")),
                Arguments.of(SummaryTrait.TYPE, ours().with("type", "near-miss")),
                Arguments.of(
                        SummaryTrait.INFRASTRUCTURE_CLASS,
                        ours().with(
                                        "targets",
                                        List.of(Map.of(
                                                "name",
                                                "Kuvendi",
                                                "sector",
                                                "legislature",
                                                "country",
                                                "AL",
                                                "infrastructureClass",
                                                "critical")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changesOfWhatIsAsked")
    void aChangeOfWhatABookAsksOfOthersAffectsThem(SummaryTrait trait, AnIncident now) {
        IncidentId other = stored(1, "2024-01-01");

        assertThat(lookingFor(need(Shared.CLAIMANT, trait)).of(now.build(), Optional.of(ours().build())))
                .containsExactly(other);
    }

    @Test
    void theChangesTriedAreOfEverythingThatCanBeAsked() {
        assertThat(changesOfWhatIsAsked().map(change -> change.get()[0]))
                .containsExactly((Object[]) SummaryTrait.values());
    }

    @Test
    void allIncidentsOfTheTrackAreFoundWhereNothingNeedBeShared() {
        IncidentId other = stored(anIncident().number(1).targets(List.of("OSHEE"), "energy", "XK"));
        stored(anIncident().number(2).with("mode", "exercise"));

        assertThat(historyFor(need(Shared.ANY))).containsExactly(other);
    }

    @Test
    void anAssessedActorIsFoundUnderEveryName() {
        IncidentId other = stored(anIncident().number(1).assessedTo("VOID-MANTICORE"));
        stored(anIncident().number(2).assessedTo("Others"));

        assertThat(historyFor(need(Shared.ACTOR), ours().assessedTo("Void Manticore")))
                .containsExactly(other);
    }

    private List<IncidentId> historyFor(HistoryNeed need) {
        return historyFor(need, ours());
    }

    private List<IncidentId> historyFor(HistoryNeed need, AnIncident incident) {
        return lookingFor(need).historyOf(incident.build()).incidents().stream()
                .map(IncidentSummary::id)
                .toList();
    }
}
