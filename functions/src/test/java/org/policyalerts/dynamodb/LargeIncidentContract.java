package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentStore.Listing;
import org.policyalerts.incident.IncidentStore.Period;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.Track;

/** What holds for incidents whose history entries are more than one transaction takes. */
abstract class LargeIncidentContract {

    private static final Period ALWAYS =
            new Period(Instant.parse("1970-01-01T00:00:00Z"), Instant.parse("9999-12-31T00:00:00Z"));
    private static final String[] MANY = names("Bashkia ", 200);
    private static final String[] FEW = names("Bashkia ", 20);

    private DynamoDbIncidentStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        store = new DynamoDbIncidentStore(newTable(), new ClaimantKeys(Map.of()), ZoneId.of("Europe/Tirane"));
    }

    @Test
    void findsAnIncidentByEachOfItsTwoHundredTargetsOnceItsHistoryIsComplete() {
        Incident incident = anIncident().targets(MANY).claimedBy("HJ").build();

        Recorded outcome = store.create(incident, Optional.of("key"));

        assertThat(outcome).isInstanceOf(Recorded.Stored.class);
        assertThat(sharing(Shared.CLAIMANT, "hj")).isTrue();
        assertThat(store.list(new Listing(null, null, null, null, null, null, 9, null))
                        .incidents())
                .hasSize(1);

        store.completeHistory(incident, Optional.empty());
        store.completeHistory(incident, Optional.empty());

        assertThat(targetsFound()).isEqualTo(200);
    }

    @Test
    void dropsTheTargetsOfAnEarlierVersionOnceItsHistoryIsComplete() {
        Incident first = created(anIncident().targets(MANY).claimedBy("HJ"));
        Incident next = anIncident().targets(FEW).asNextOf(first);

        assertThat(store.replace(next, first)).isInstanceOf(Replaced.Stored.class);
        assertThat(sharing(Shared.CLAIMANT, "hj")).isFalse();

        store.completeHistory(next, Optional.of(first));

        assertThat(targetsFound()).isEqualTo(20);
    }

    @Test
    void movesAllEntriesWhenTheDateIsCorrected() {
        Incident first = created(anIncident().targets(MANY).occurredAt("2023-12-25"));
        Incident next = anIncident().targets(MANY).occurredAt("2023-12-24").asNextOf(first);

        store.replace(next, first);
        store.completeHistory(next, Optional.of(first));

        assertThat(targetsFound()).isEqualTo(200);
        assertThat(store.sharing(Track.REAL, Shared.TARGET, List.of("AL:bashkia7", "AL:bashkia177"), ALWAYS, 9))
                .hasSize(1)
                .allMatch(summary -> summary.version() == 2);
    }

    @Test
    void doesNotBringBackWhatALaterVersionHasTakenAway() {
        Incident first = anIncident().targets(MANY).build();
        store.create(first, Optional.empty());
        Incident second = anIncident().targets(FEW).asNextOf(first);
        store.replace(second, first);

        store.completeHistory(first, Optional.empty());
        store.completeHistory(second, Optional.of(first));

        assertThat(targetsFound()).isEqualTo(20);
        assertThat(store.sharing(Track.REAL, Shared.TARGET, List.of("AL:bashkia7"), ALWAYS, 9))
                .allMatch(summary -> summary.version() == 2);
    }

    @Test
    void cleansUpAfterAVersionThatWasOvertakenBeforeItsHistoryWasComplete() {
        Incident first = created(anIncident().targets(MANY));
        Incident second = anIncident().targets(FEW).asNextOf(first);
        Incident third = anIncident().targets("Bashkia 7").asNextOf(second);
        store.replace(second, first);
        store.replace(third, second);

        store.completeHistory(second, Optional.of(first));
        store.completeHistory(third, Optional.of(second));

        assertThat(targetsFound()).isEqualTo(1);
    }

    @Test
    void takesTheLongestNamesInWhateverPiecesATransactionAllows() {
        // Folds to eighteen letters each.
        String longest = "\uFDFA".repeat(290);
        String[] targets = names(longest, 200);
        Incident incident =
                anIncident().targets(targets).claimedBy(names(longest, 90)).build();

        assertThat(store.create(incident, Optional.empty())).isInstanceOf(Recorded.Stored.class);
        store.completeHistory(incident, Optional.empty());

        List<String> keys = new ClaimantKeys(Map.of()).ofTargets(incident.report());
        assertThat(keys).hasSize(200).allMatch(key -> sharing(Shared.TARGET, key));
    }

    private Incident created(AnIncident builder) {
        Incident incident = builder.build();
        store.create(incident, Optional.empty());
        store.completeHistory(incident, Optional.empty());
        return incident;
    }

    private long targetsFound() {
        return IntStream.range(0, 200)
                .filter(i -> sharing(Shared.TARGET, "AL:bashkia" + i))
                .count();
    }

    private boolean sharing(Shared by, String key) {
        return !store.sharing(Track.REAL, by, List.of(key), ALWAYS, 9).isEmpty();
    }

    private static String[] names(String stem, int count) {
        return IntStream.range(0, count).mapToObj(i -> stem + i).toArray(String[]::new);
    }
}
