package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.CursorInvalidException;
import org.policyalerts.incident.DuplicateRuling;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Track;

/** What finding incidents by what they share, and listing them, means. */
abstract class IncidentHistoryContract {

    private static final ClaimantKeys KEYS = new ClaimantKeys(Map.of("hj", "homelandjustice"));
    private static final Period ALWAYS =
            new Period(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    private static final Listing ALL = new Listing(null, null, null, null, null, null, 10, null);

    private DynamoDbIncidentStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        store = new DynamoDbIncidentStore(newTable(), KEYS, ZoneId.of("Europe/Tirane"));
    }

    @Test
    void findsOthersByWhatTheyShareNewestFirst() {
        create(anIncident().number(1).occurredAt("2022-07-15").claimedBy("Homeland Justice"));
        create(anIncident().number(2).occurredAt("2023-12-25").claimedBy("HJ", "Other"));
        create(anIncident().number(3).occurredAt("2023-12-24").claimedBy("Other"));

        assertThat(numbers(store.sharing(Track.REAL, Shared.CLAIMANT, List.of("homelandjustice"), ALWAYS, 9)))
                .containsExactly(2, 1);
        assertThat(numbers(store.sharing(Track.REAL, Shared.CLAIMANT, List.of("homelandjustice", "other"), ALWAYS, 9)))
                .containsExactly(2, 3, 1);
        assertThat(numbers(store.sharing(Track.REAL, Shared.TARGET, List.of("AL:kuvendi"), ALWAYS, 2)))
                .containsExactly(2, 3);
        assertThat(numbers(store.sharing(Track.REAL, Shared.SECTOR, List.of("energy", "legislature"), ALWAYS, 9)))
                .hasSize(3);
        assertThat(numbers(store.sharing(Track.REAL, Shared.COUNTRY, List.of("XK"), ALWAYS, 9)))
                .isEmpty();
        assertThat(numbers(store.sharing(Track.REAL, Shared.ANY, Shared.EVERYTHING, ALWAYS, 9)))
                .containsExactly(2, 3, 1);
    }

    @Test
    void findsOthersByTheirAssessedActorWhileTheAssessmentStands() {
        Incident assessed = create(anIncident().number(1).assessedTo("Homeland Justice"));
        create(anIncident().number(2).claimedBy("Homeland Justice"));

        assertThat(numbers(store.sharing(Track.REAL, Shared.ACTOR, List.of("homelandjustice"), ALWAYS, 9)))
                .containsExactly(1);

        store.replace(anIncident().number(1).assessedTo("Others").asNextOf(assessed), assessed);

        assertThat(store.sharing(Track.REAL, Shared.ACTOR, List.of("homelandjustice"), ALWAYS, 9))
                .isEmpty();
    }

    @Test
    void leavesDuplicatesOutAsLongAsTheirPrimaryCounts() {
        Incident primary = create(anIncident().number(1));
        create(anIncident().number(2).by("others").duplicateOf(primary.id().value()));
        create(anIncident().number(3).duplicateOf(" al-1"));
        create(anIncident().number(4).by("others").duplicateOf("AL-1"));

        assertThat(sharingSector()).containsExactlyInAnyOrder(1, 4);
        assertThat(numbers(store.list(ALL).incidents())).hasSize(4);

        store.replace(anIncident().with("determination", "false-positive").asNextOf(primary), primary);

        assertThat(sharingSector()).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void findsThoseThatNameAnIncidentByItsLatestVersion() {
        Incident primary = create(anIncident().number(1));
        Incident byId = create(
                anIncident().number(2).by("others").duplicateOf(primary.id().value()));
        Incident byReference = create(anIncident().number(3).duplicateOf("AL-1"));
        create(anIncident().number(4).by("others").duplicateOf("AL-1"));
        create(anIncident().number(5).with("related", List.of(Map.of("id", "AL-1", "relation", "related-to"))));
        assertThat(store.naming(primary)).containsExactlyInAnyOrder(byId.id(), byReference.id());

        store.replace(anIncident().number(2).asNextOf(byId), byId);
        Incident ruled = ruled(byReference);
        store.replace(ruled, byReference);

        assertThat(store.naming(primary)).isEmpty();
        assertThat(store.find(byReference.id())).contains(ruled);
        assertThat(store.find(new NaturalKey("akcesk", "al-1"))).contains(primary.id());
        assertThat(store.find(new NaturalKey("others", "al-1"))).isEmpty();
    }

    private static Incident ruled(Incident latest) {
        return latest.ruled(new DuplicateRuling(Optional.empty(), "Another day.", "staff", latest.updatedAt()));
    }

    private List<Integer> sharingSector() {
        return numbers(store.sharing(Track.REAL, Shared.SECTOR, List.of("legislature"), ALWAYS, 9));
    }

    @Test
    void givesBackTheWholeSummary() {
        Incident incident = create(anIncident()
                .claimedBy("HJ")
                .targets("ALBtelecom", "One\nAlbania")
                .assessedTo("Homeland Justice")
                .with("motive", Map.of("primary", "revenge"))
                .with("kinds", List.of("doxing")));

        assertThat(store.list(ALL).incidents()).containsExactly(IncidentSummary.of(incident, KEYS));
    }

    @Test
    void countsBothEndsOfThePeriodToTheInstantAndDaysFromTheirFirst() {
        create(anIncident().number(1).occurredAt("2023-12-25"));
        create(anIncident().number(2).occurredAt("2023-12-24T23:00:00.0005Z"));
        create(anIncident().number(3).occurredAt("2023-12-26T10:00:00+01:00"));
        Instant midnight = Instant.parse("2023-12-24T23:00:00Z");
        Instant nine = Instant.parse("2023-12-26T09:00:00Z");

        assertThat(within(midnight, nine)).containsExactly(3, 2, 1);
        assertThat(within(midnight.plusNanos(1), nine.minusNanos(1))).containsExactly(2);
        assertThat(within(midnight, midnight)).containsExactly(1);
        assertThat(within(nine, midnight)).isEmpty();
    }

    @Test
    void neverMixesExercisesWithWhatHappened() {
        Incident real = create(anIncident().number(1).claimedBy("HJ"));
        create(anIncident().number(2).claimedBy("HJ").with("mode", "exercise"));
        create(anIncident().number(3).claimedBy("HJ").with("mode", "backfill"));

        assertThat(numbers(store.sharing(Track.REAL, Shared.CLAIMANT, List.of("homelandjustice"), ALWAYS, 9)))
                .containsExactly(3, 1);
        assertThat(numbers(store.list(ALL).incidents())).containsExactly(3, 1);

        store.replace(anIncident().claimedBy("HJ").with("mode", "exercise").asNextOf(real), real);

        assertThat(numbers(store.list(ALL).incidents())).containsExactly(3);
    }

    @Test
    void followsACorrection() {
        Incident first =
                create(anIncident().occurredAt("2023-12-25").claimedBy("HJ").attributed("claimed"));
        Incident next = anIncident()
                .occurredAt("2023-12-20")
                .targets(List.of("Air Albania"), "air-transport", "XK")
                .attributed("refuted")
                .asNextOf(first);

        store.replace(next, first);

        assertThat(store.sharing(Track.REAL, Shared.CLAIMANT, List.of("homelandjustice"), ALWAYS, 9))
                .isEmpty();
        assertThat(store.sharing(Track.REAL, Shared.SECTOR, List.of("legislature"), ALWAYS, 9))
                .isEmpty();
        assertThat(store.list(new Listing(null, null, null, "claimed", null, null, 10, null))
                        .incidents())
                .isEmpty();
        assertThat(store.list(new Listing(null, null, "XK", "refuted", null, null, 10, null))
                        .incidents())
                .containsExactly(IncidentSummary.of(next, KEYS));
        assertThat(store.list(ALL).incidents()).containsExactly(IncidentSummary.of(next, KEYS));
    }

    @Test
    void listsByEveryFilterAndTheirCombinations() {
        create(anIncident().number(1).by("csirt").claimedBy("HJ").occurredAt("2023-12-01"));
        create(anIncident().number(2).by("csirt").attributed("public").occurredAt("2023-12-02"));
        create(anIncident().number(3).claimedBy("Homeland Justice").targets(List.of("OSHEE"), "energy", "XK"));

        assertThat(listed(new Listing("hJ", null, null, null, null, null, 9, null)))
                .containsExactly(3, 1);
        assertThat(listed(new Listing(null, "energy", null, null, null, null, 9, null)))
                .containsExactly(3);
        assertThat(listed(new Listing(null, null, "AL", null, null, null, 9, null)))
                .containsExactly(2, 1);
        assertThat(listed(new Listing(null, null, null, "claimed", null, null, 9, null)))
                .containsExactly(3, 1);
        assertThat(listed(new Listing(null, null, null, null, "csirt", null, 9, null)))
                .containsExactly(2, 1);
        assertThat(listed(new Listing("HJ", null, "AL", null, "csirt", ALWAYS, 9, null)))
                .containsExactly(1);
        assertThat(listed(new Listing("HJ", "energy", null, null, "csirt", null, 9, null)))
                .isEmpty();
    }

    @Test
    void keepsItsPlaceWhileIncidentsComeIn() {
        IntStream.rangeClosed(1, 5).forEach(i -> create(anIncident().number(i)));
        Listing two = new Listing(null, null, null, null, null, null, 2, null);

        SummaryPage first = store.list(two);
        create(anIncident().number(9));
        create(anIncident().number(8).occurredAt("2020"));
        SummaryPage second = store.list(two.from(first.cursor()));
        SummaryPage third = store.list(two.from(second.cursor()));

        assertThat(numbers(first.incidents())).containsExactly(5, 4);
        assertThat(numbers(second.incidents())).containsExactly(3, 2);
        assertThat(numbers(third.incidents())).containsExactly(1, 8);
        assertThat(third.cursor()).isNull();
    }

    @Test
    void goesOnWithACursorWhenFewOfManyPassTheFilters() {
        Table table = newTable();
        store = new DynamoDbIncidentStore(table, KEYS, ZoneId.of("Europe/Tirane"));
        IntStream.rangeClosed(1, 2)
                .forEach(i -> create(anIncident().number(i).by("csirt").claimedBy("HJ")));
        IntStream.rangeClosed(3, 2100).forEach(i -> onlyClaimed(table, i));
        Listing filtered = new Listing("HJ", null, null, null, "csirt", null, 1, null);

        List<Integer> found = new ArrayList<>();
        String cursor = null;
        int pages = 0;
        do {
            SummaryPage page = store.list(filtered.from(cursor));
            found.addAll(numbers(page.incidents()));
            cursor = page.cursor();
            pages++;
        } while (cursor != null);

        assertThat(found).containsExactly(2, 1);
        assertThat(pages).isEqualTo(3);
    }

    private void onlyClaimed(Table table, int number) {
        HistoryKeys keys = new HistoryKeys(ZoneId.of("Europe/Tirane"));
        IncidentSummary summary =
                IncidentSummary.of(anIncident().number(number).claimedBy("HJ").build(), KEYS);
        table.write(HistoryPlan.writes(keys, List.copyOf(keys.of(summary)).subList(3, 4), summary));
    }

    @Test
    void refusesACursorThatIsNotItsOwn() {
        IntStream.rangeClosed(1, 3).forEach(i -> create(anIncident().number(i)));
        Listing one = new Listing(null, null, null, null, null, null, 1, null);
        String cursor = Objects.requireNonNull(store.list(one).cursor());
        Listing other = new Listing(null, null, "AL", null, null, null, 1, cursor);

        assertThat(store.list(one.from(cursor)).incidents()).hasSize(1);
        assertThatThrownBy(() -> store.list(other)).isInstanceOf(CursorInvalidException.class);
        for (String bad : List.of("", "?", "AAAA", cursor + "AAAA", cursor.substring(1))) {
            assertThatThrownBy(() -> store.list(one.from(bad))).isInstanceOf(CursorInvalidException.class);
        }
    }

    private Incident create(AnIncident builder) {
        Incident incident = builder.build();
        store.create(incident, Optional.empty());
        return incident;
    }

    private List<Integer> within(Instant from, Instant to) {
        return numbers(store.sharing(Track.REAL, Shared.TARGET, List.of("AL:kuvendi"), new Period(from, to), 9));
    }

    private List<Integer> listed(Listing listing) {
        return numbers(store.list(listing).incidents());
    }

    private static List<Integer> numbers(List<IncidentSummary> summaries) {
        return summaries.stream()
                .map(summary -> Integer.valueOf(summary.reference().substring(3)))
                .toList();
    }
}
