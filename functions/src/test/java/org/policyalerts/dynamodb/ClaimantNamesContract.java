package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.incident.IncidentStore.Line;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.IncidentStore.SummaryPage;
import org.policyalerts.incident.IncidentSummary;
import org.policyalerts.incident.Track;

/** Which names are one claimant's is asked when incidents are looked for, not when they are stored. */
abstract class ClaimantNamesContract {

    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final ClaimantKeys ALIASES =
            new ClaimantKeys(Map.of("hlj", "homelandjustice", "justiceofthehomeland", "homelandjustice"));
    private static final Period ALWAYS =
            new Period(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));

    private Table table;
    private IncidentStore before;
    private IncidentStore after;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        before = new DynamoDbIncidentStore(table, ClaimantKeys.AS_SIGNED, TIRANA);
        after = new DynamoDbIncidentStore(table, ALIASES, TIRANA);
    }

    private Incident create(IncidentStore store, AnIncident builder) {
        Incident incident = builder.build();
        store.create(incident, Optional.empty());
        return incident;
    }

    private static List<Integer> sharing(IncidentStore store, Shared by, String key) {
        return numbers(store.sharing(Track.REAL, by, List.of(key), ALWAYS, 9));
    }

    private static List<Integer> listed(IncidentStore store, String claimant) {
        return numbers(store.list(new Listing(claimant, null, null, null, null, null, 9, null))
                .incidents());
    }

    private static List<Integer> numbers(List<IncidentSummary> summaries) {
        return summaries.stream()
                .map(summary -> Integer.valueOf(summary.reference().substring(3)))
                .toList();
    }

    @Test
    void anotherNameWorksBackwardsAndCanBeTakenBack() {
        create(before, anIncident().number(1).claimedBy("HLJ"));
        create(before, anIncident().number(2).claimedBy("Homeland Justice"));
        create(after, anIncident().number(3).claimedBy("H.L.J."));

        for (String name : List.of("homelandjustice", "hlj", "justiceofthehomeland")) {
            assertThat(sharing(after, Shared.CLAIMANT, name)).as(name).containsExactly(3, 2, 1);
            assertThat(listed(after, name)).as(name).containsExactly(3, 2, 1);
        }
        assertThat(sharing(before, Shared.CLAIMANT, "hlj")).containsExactly(3, 1);
        assertThat(sharing(before, Shared.CLAIMANT, "homelandjustice")).containsExactly(2);
        assertThat(listed(before, "HLJ")).containsExactly(3, 1);
    }

    @Test
    void actorsOfAssessmentsHaveOtherNamesToo() {
        create(before, anIncident().number(1).assessedTo("HLJ"));
        create(after, anIncident().number(2).assessedTo("Homeland Justice"));

        assertThat(sharing(after, Shared.ACTOR, "homelandjustice")).containsExactly(2, 1);
        assertThat(sharing(before, Shared.ACTOR, "homelandjustice")).containsExactly(2);
    }

    @Test
    void summariesGiveTheNamesThatStandForTheirClaimantsByTheTableOfWhoeverReads() {
        Incident incident = create(
                after,
                anIncident().claimedBy("HLJ", "Homeland Justice", "Other").assessedTo("HLJ"));

        assertThat(after.sharing(Track.REAL, Shared.ANY, Shared.EVERYTHING, ALWAYS, 9))
                .containsExactly(IncidentSummary.of(incident, ALIASES));
        assertThat(before.sharing(Track.REAL, Shared.ANY, Shared.EVERYTHING, ALWAYS, 9))
                .containsExactly(IncidentSummary.of(incident, ClaimantKeys.AS_SIGNED));
    }

    /** Nine incidents, one a day, two of them under two of the names. */
    private void nineDays() {
        List<String> names = List.of("HLJ", "Homeland Justice", "HLJ", "HLJ", "Justice of the Homeland");
        for (int i = 1; i <= 9; i++) {
            AnIncident one = anIncident().number(i).occurredAt("2023-12-0" + i);
            create(after, i % 4 == 0 ? one.claimedBy("HLJ", "Homeland Justice") : one.claimedBy(names.get(i % 5)));
        }
    }

    @Test
    void aLineGoesThroughAllNamesInOrderAndEachIncidentOnce() {
        nineDays();
        Period days = new Period(Instant.parse("2023-12-01T23:00:00Z"), Instant.parse("2023-12-08T00:00:00Z"));

        for (int size = 1; size <= 8; size++) {
            assertThat(along(days, true, size)).as("pages of %s", size).containsExactly(8, 7, 6, 5, 4, 3, 2);
            assertThat(along(days, false, size)).as("pages of %s", size).containsExactly(2, 3, 4, 5, 6, 7, 8);
        }
    }

    private List<Integer> along(Period period, boolean isNewestFirst, int size) {
        Line line = new Line(Track.REAL, Shared.CLAIMANT, "homelandjustice", period, isNewestFirst);
        List<Integer> found = new ArrayList<>();
        String cursor = null;
        do {
            SummaryPage page = after.along(line, cursor, size);
            assertThat(page.incidents()).hasSizeLessThanOrEqualTo(size);
            found.addAll(numbers(page.incidents()));
            cursor = page.cursor();
        } while (cursor != null);
        return found;
    }

    @Test
    void aListGoesOnWhereItsCursorSaysWhicheverNameComesNext() {
        nineDays();
        List<Integer> found = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SummaryPage page = after.list(new Listing("HLJ", null, null, null, null, null, 2, cursor));
            found.addAll(numbers(page.incidents()));
            cursor = page.cursor();
        } while (cursor != null);

        assertThat(found).containsExactly(9, 8, 7, 6, 5, 4, 3, 2, 1);
        assertThat(numbers(after.sharing(Track.REAL, Shared.CLAIMANT, List.of("hlj"), ALWAYS, 3)))
                .as("no more than is asked for, of all names together")
                .containsExactly(9, 8, 7);
    }

    /** As earlier code stored it: under the name that its table gave. */
    private Incident storedBefore(AnIncident builder) {
        Incident incident = builder.build();
        HistoryKeys keys = new HistoryKeys(TIRANA);
        create(before, builder);
        table.write(HistoryPlan.writes(
                keys,
                List.copyOf(keys.of(IncidentSummary.of(incident, ClaimantKeys.AS_SIGNED))),
                IncidentSummary.of(incident, ALIASES)));
        IncidentSummary summary = IncidentSummary.of(incident, ALIASES);
        table.write(HistoryPlan.writes(keys, List.copyOf(keys.of(summary)), summary));
        return incident;
    }

    @Test
    void whatEarlierCodeKeptUnderTheNameThatStandsForAnotherIsFoundAndLeavesWithItsNextVersion() {
        Incident old = storedBefore(anIncident().claimedBy("HLJ").assessedTo("HLJ"));
        assertThat(sharing(after, Shared.CLAIMANT, "hlj")).containsExactly(1);
        assertThat(sharing(after, Shared.ACTOR, "hlj")).containsExactly(1);

        Incident same = anIncident().claimedBy("HLJ").asNextOf(old);
        after.replace(same, old);

        assertThat(sharing(after, Shared.CLAIMANT, "homelandjustice")).containsExactly(1);
        assertThat(sharing(after, Shared.ACTOR, "homelandjustice")).isEmpty();
        assertThat(sharing(before, Shared.CLAIMANT, "hlj")).containsExactly(1);
        assertThat(sharing(before, Shared.CLAIMANT, "homelandjustice")).isEmpty();

        after.replace(anIncident().asNextOf(same), same);
        assertThat(sharing(after, Shared.CLAIMANT, "homelandjustice")).isEmpty();
    }
}
