package org.policyalerts.alert.related;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Period;
import java.util.ArrayList;
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
import org.policyalerts.alert.related.RelatedIncidents.Affected;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.dynamodb.AnIncident;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.HistoryNeed;

/** With a book that looks back two years for the same claimant. */
class RelatedIncidentsTest extends AmongOthers {

    private final RelatedIncidents related = new RelatedIncidents(incidents, List.of(need(Shared.CLAIMANT)), SETTINGS);

    private static HistoryNeed need(Shared by, SummaryTrait... asked) {
        return new HistoryNeed(by, Period.ofYears(2), Set.of(asked));
    }

    private RelatedIncidents lookingFor(HistoryNeed need) {
        return new RelatedIncidents(incidents, List.of(need), SETTINGS);
    }

    private IncidentId stored(int number, String occurredAt) {
        return stored(anIncident().number(number).claimedBy("HJ").occurredAt(occurredAt));
    }

    private static List<IncidentId> of(RelatedIncidents related, Incident incident, Optional<Incident> previous) {
        Affected affected = related.of(incident, previous, NOW);
        assertThat(affected.left()).isEmpty();
        return affected.nearest();
    }

    private Collection<IncidentId> affected(AnIncident now, AnIncident before) {
        return of(related, now.build(), Optional.of(before.build()));
    }

    @ParameterizedTest(name = "{0}: its history changes {1}")
    @CsvSource({"2023-12-24, false", "2023-12-25, true", "2025-12-25, true", "2025-12-26, false"})
    void historyChangesAsFarAheadAsTheBookLooksBack(String occurredAt, boolean isAffected) {
        stored(ours());
        IncidentId other = stored(closed().number(1).occurredAt(occurredAt));

        assertThat(of(related, ours().build(), Optional.empty())).isEqualTo(isAffected ? List.of(other) : List.of());
    }

    @Test
    void thoseAffectedComeOldestFirst() {
        IncidentId later = stored(1, "2024-02-01");
        IncidentId earlier = stored(2, "2024-01-01");

        assertThat(of(related, ours().build(), Optional.empty())).containsExactly(earlier, later);
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

        assertThat(of(related, ours().build(), Optional.empty())).isEqualTo(isOpen ? List.of(other) : List.of());
    }

    @Test
    void aClaimantThatIsNotNewOrOfAFalseAlarmTouchesNoCase() {
        stored(1, "2022-01-01");
        Incident falseAlarm = ours().with("determination", "false-positive").build();

        assertThat(of(related, ours().build(), Optional.of(ours().build()))).isEmpty();
        assertThat(of(related, falseAlarm, Optional.empty())).isEmpty();
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

        assertThat(of(lookingFor(need(Shared.CLAIMANT, trait)), now.build(), Optional.of(ours().build())))
                .containsExactly(other);
    }

    @Test
    void theChangesTriedAreOfEverythingThatCanBeAsked() {
        assertThat(changesOfWhatIsAsked().map(change -> change.get()[0]))
                .containsExactly((Object[]) SummaryTrait.values());
    }

    @Test
    void ofManyTheTenNearestAreNamedAndAllAreLeftToBeSwept() {
        List<IncidentId> nearest = new ArrayList<>();
        for (int day = 1; day <= 9; day++) {
            nearest.add(stored(closed().number(10 + day).occurredAt("2024-01-0" + day)));
        }
        nearest.add(0, stored(anIncident().number(1).claimedBy("HJ").occurredAt("2023-12-20")));
        stored(anIncident().number(2).claimedBy("HJ").occurredAt("2023-11-01"));

        Affected affected = related.of(ours().build(), Optional.empty(), NOW);

        assertThat(affected.nearest()).containsExactlyElementsOf(nearest);
        assertThat(affected.isNewsOfCases()).isTrue();
        assertThat(affected.left()).hasSize(1);
        affected.left().forEach((place, stretch) -> {
            assertThat(place).isEqualTo(new Place(Track.REAL, Shared.CLAIMANT, "hj"));
            assertThat(stretch.since()).isEqualTo(NOW);
            assertThat(stretch.arrived()).containsExactly(ours().build().id());
        });
    }

    @Test
    void whereAPageMayNotBeTheLastTheRestIsLeftToBeSwept() {
        for (int number = 10; number < 60; number++) {
            stored(closed().number(number).occurredAt("2024-01-01"));
        }

        Affected affected = related.of(
                ours().build(), Optional.of(ours().claimedBy("HJ", "X").build()), NOW);

        assertThat(affected.nearest()).hasSize(10);
        assertThat(affected.isNewsOfCases()).isFalse();
        assertThat(affected.left()).containsKey(new Place(Track.REAL, Shared.CLAIMANT, "hj"));
        assertThat(affected.left().values())
                .allMatch(stretch -> stretch.arrived().isEmpty());
    }

    /** What nobody has to find out any more about who was behind it. */
    private static AnIncident closed() {
        return anIncident().claimedBy("HJ").attributed("refuted");
    }
}
