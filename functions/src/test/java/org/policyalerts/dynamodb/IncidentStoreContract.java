package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.item.ItemKeys;
import org.policyalerts.dynamodb.table.ExpiringItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.FirstDates;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore.Recorded;
import org.policyalerts.incident.IncidentStore.Replaced;
import org.policyalerts.incident.NaturalKey;
import org.policyalerts.incident.Receipt;
import org.policyalerts.story.SteppingClock;

/** What keeping incidents means: one for each reference, every version, the first receipt for a repeat. */
abstract class IncidentStoreContract {

    private Table table;
    private DynamoDbIncidentStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbIncidentStore(table, new ClaimantKeys(Map.of()), ZoneId.of("Europe/Tirane"));
    }

    @Test
    void keepsAReportAsItCame() {
        Incident incident = anIncident()
                .with("impact", Map.of("usersExposed", 0L, "disruptionHours", Map.of("min", new BigDecimal("1.5"))))
                .with("summary", "“Ç’kemi” \uD834\uDD1E\n")
                .build();

        Recorded outcome = store.create(incident, Optional.empty());

        assertThat(outcome).isEqualTo(new Recorded.Stored(receiptOf(incident)));
        assertThat(store.find(incident.id())).contains(incident);
        assertThat(store.version(incident.id(), 1)).contains(incident);
        assertThat(store.versions(incident.id())).containsExactly(incident);
    }

    @Test
    void knowsNothingOfWhatWasNeverStored() {
        IncidentId id = anIncident().build().id();

        assertThat(store.find(id)).isEmpty();
        assertThat(store.version(id, 1)).isEmpty();
        assertThat(store.versions(id)).isEmpty();
    }

    @Test
    void answersARepeatWithTheFirstReceipt() {
        Incident first = anIncident().build();
        Incident again = idOf(7, anIncident().build());
        store.create(first, Optional.of("key"));

        assertThat(store.create(again, Optional.of("key"))).isEqualTo(new Recorded.SameAlready(receiptOf(first)));
        assertThat(store.create(again, Optional.of("other key"))).isEqualTo(new Recorded.SameAlready(receiptOf(first)));
        assertThat(store.create(again, Optional.empty())).isEqualTo(new Recorded.SameAlready(receiptOf(first)));
        assertThat(store.find(again.id())).isEmpty();
    }

    @Test
    void findsTheReceiptThatAReferenceStandsForWhateverTheReportSays() {
        Incident first = anIncident().build();
        Incident other = idOf(7, anIncident().with("severity", 1L).build());
        assertThat(store.receipt(other, other.naturalKey())).isEmpty();

        store.create(first, Optional.empty());

        assertThat(store.receipt(other, other.naturalKey())).contains(receiptOf(first));
        assertThat(store.find(other.id())).isEmpty();
    }

    @Test
    void namesTheLatestVersionWhenTheReferenceIsThereWithOtherContent() {
        Incident first = anIncident().build();
        store.create(first, Optional.empty());
        store.replace(anIncident().with("severity", 1L).asNextOf(first), first);

        Recorded outcome =
                store.create(idOf(7, anIncident().with("severity", 3L).build()), Optional.empty());

        assertThat(outcome).isEqualTo(new Recorded.OtherContent(first.id(), 2));
    }

    @Test
    void refusesAnIdempotencyKeyThatStandsForAnotherReport() {
        Incident first = anIncident().build();
        store.create(first, Optional.of("key"));

        assertThat(store.create(anIncident().number(2).build(), Optional.of("key")))
                .isEqualTo(new Recorded.KeyReused(first.id()));
        assertThat(store.create(idOf(7, anIncident().with("severity", 3L).build()), Optional.of("key")))
                .isEqualTo(new Recorded.KeyReused(first.id()));
    }

    @Test
    void keepsTheIdempotencyKeyOfARepeatToo() {
        Incident first = anIncident().build();
        store.create(first, Optional.empty());
        store.create(idOf(7, first), Optional.of("late key"));

        Recorded outcome = store.create(anIncident().number(2).build(), Optional.of("late key"));

        assertThat(outcome).isEqualTo(new Recorded.KeyReused(first.id()));
    }

    @Test
    void keepsReportersApart() {
        Incident one = anIncident().number(1).by("a").with("reference", "b#c").build();
        Incident other = anIncident().number(2).by("a#b").with("reference", "c").build();
        Incident third = anIncident().number(3).by("b").with("reference", "b#c").build();

        for (Incident incident : List.of(one, other, third)) {
            assertThat(store.create(incident, Optional.of("key"))).isInstanceOf(Recorded.Stored.class);
        }
    }

    @Test
    void takesReferencesAndKeysOfAnyLength() {
        String reference = "ë#".repeat(100);
        Incident incident = anIncident().with("reference", reference).build();
        Incident other =
                anIncident().number(2).with("reference", reference + "x").build();
        String key = "k".repeat(5000);

        assertThat(store.create(incident, Optional.of(key))).isInstanceOf(Recorded.Stored.class);
        assertThat(store.create(other, Optional.of(key + "x"))).isInstanceOf(Recorded.Stored.class);
        assertThat(store.create(incident, Optional.of(key))).isInstanceOf(Recorded.SameAlready.class);
    }

    @Test
    void makesOneIncidentOfFiftyPostsFromEightThreads() throws Exception {
        List<Recorded> outcomes = concurrently(IntStream.range(0, 50)
                .<Callable<Recorded>>mapToObj(
                        i -> () -> store.create(idOf(100 + i, anIncident().build()), Optional.of("key " + i % 3)))
                .toList());

        Set<Receipt> receipts = new HashSet<>();
        int stored = 0;
        for (Recorded outcome : outcomes) {
            stored += outcome instanceof Recorded.Stored ? 1 : 0;
            receipts.add(
                    outcome instanceof Recorded.Stored first
                            ? first.receipt()
                            : ((Recorded.SameAlready) outcome).receipt());
        }
        assertThat(stored).isEqualTo(1);
        assertThat(receipts).hasSize(1);
        assertThat(store.versions(receipts.iterator().next().id())).hasSize(1);
    }

    @Test
    void keepsEveryVersionInOrder() {
        Incident latest = anIncident().build();
        List<Incident> all = new ArrayList<>(List.of(latest));
        store.create(latest, Optional.empty());
        for (int version = 2; version <= 12; version++) {
            Incident next = anIncident().with("title", "title " + version).asNextOf(latest);
            Receipt receipt = new Receipt(next.id(), version, next.contentHash(), next.updatedAt());
            assertThat(store.replace(next, latest)).isEqualTo(new Replaced.Stored(receipt));
            all.add(next);
            latest = next;
        }

        assertThat(store.versions(latest.id())).containsExactlyElementsOf(all);
        assertThat(store.version(latest.id(), 5)).contains(all.get(4));
        assertThat(store.find(latest.id())).contains(latest);
    }

    @Test
    void letsOneOfTwoWritersWinAndTellsTheOtherTheLatestVersion() throws Exception {
        Incident first = anIncident().build();
        store.create(first, Optional.empty());
        Incident one = anIncident().with("title", "one").asNextOf(first);
        Incident other = anIncident().with("title", "other").asNextOf(first);

        List<Replaced> outcomes =
                concurrently(List.of(() -> store.replace(one, first), () -> store.replace(other, first)));

        assertThat(outcomes).filteredOn(Replaced.Stored.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Replaced.Stale.class::isInstance).containsExactly(new Replaced.Stale(2));
        assertThat(store.versions(first.id())).hasSize(2);
    }

    private static <T> List<T> concurrently(List<Callable<T>> tasks) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<T> outcomes = new ArrayList<>();
            for (Future<T> outcome : threads.invokeAll(tasks)) {
                outcomes.add(outcome.get());
            }
            return outcomes;
        } finally {
            threads.shutdown();
        }
    }

    /** The same report as if it came in another request. */
    private static Incident idOf(int number, Incident incident) {
        return new Incident(
                anIncident().number(number).build().id(),
                1,
                incident.reporter(),
                incident.receivedAt().plusSeconds(number),
                incident.updatedAt().plusSeconds(number),
                incident.contentHash(),
                incident.report(),
                FirstDates.UNCHANGED,
                Optional.empty());
    }

    private static Receipt receiptOf(Incident incident) {
        return new Receipt(incident.id(), 1, incident.contentHash(), incident.receivedAt());
    }

    @Test
    void anIdempotencyKeyStandsForItsReportForNinetyDays() {
        Instant used = Instant.parse("2023-12-26T07:00:00Z");
        Incident first = receivedAt(used, anIncident().number(1).build());
        Incident onTheLastDay = receivedAt(
                used.plus(Duration.ofDays(90)), anIncident().number(2).build());
        Incident later = receivedAt(
                used.plus(Duration.ofDays(90)).plusSeconds(1),
                anIncident().number(3).build());
        SteppingClock clock = new SteppingClock(used);
        Table expiring = new ExpiringItems(table, clock, Map.of("K#", Period.ofDays(90)));
        store = new DynamoDbIncidentStore(expiring, new ClaimantKeys(Map.of()), ZoneId.of("Europe/Tirane"));
        store.create(first, Optional.of("key"));

        clock.advance(Duration.ofDays(90));
        assertThat(store.create(onTheLastDay, Optional.of("key"))).isEqualTo(new Recorded.KeyReused(first.id()));
        clock.advance(Duration.ofSeconds(1));
        assertThat(store.create(later, Optional.of("key"))).isInstanceOf(Recorded.Stored.class);
        assertThat(store.create(idOf(9, first), Optional.empty())).isInstanceOf(Recorded.SameAlready.class);
    }

    private static Incident receivedAt(Instant at, Incident incident) {
        return new Incident(
                incident.id(),
                incident.version(),
                incident.reporter(),
                at,
                at,
                incident.contentHash(),
                incident.report(),
                FirstDates.UNCHANGED,
                Optional.empty());
    }

    @Test
    void findsWhatTheFirstEditionKeptUnderTheVeryCharactersOfAReference() {
        Incident stored = anIncident().number(1).with("reference", "ACC  1").build();
        ofFirstEdition(stored, "ACC  1");
        Incident again = anIncident().number(2).with("reference", "ACC 1").build();

        assertThat(store.create(again, new NaturalKey(again.reporter(), "ACC  1"), Optional.empty()))
                .isEqualTo(new Recorded.OtherContent(stored.id(), 1));
        assertThat(store.create(again, Optional.empty())).isInstanceOf(Recorded.Stored.class);
    }

    @Test
    void ofTwoThatTheFirstEditionToldApartFindsTheOneSpeltAlike() {
        Incident small = anIncident().number(1).with("reference", "acc-1").build();
        Incident capital = anIncident()
                .number(2)
                .with("reference", "ACC-1")
                .with("severity", 1L)
                .build();
        ofFirstEdition(small, "acc-1");
        ofFirstEdition(capital, "ACC-1");

        assertThat(store.create(idOf(7, capital), Optional.empty()))
                .isEqualTo(new Recorded.SameAlready(receiptOf(capital)));
        assertThat(store.create(idOf(8, small), Optional.empty()))
                .isEqualTo(new Recorded.SameAlready(receiptOf(small)));
    }

    private void ofFirstEdition(Incident incident, String reference) {
        Receipt receipt = receiptOf(incident);
        Map<String, Object> item = Map.of(
                "pk",
                "R#" + incident.reporter() + "#" + reference,
                "sk",
                "RECEIPT",
                "id",
                receipt.id().value(),
                "version",
                1L,
                "contentHash",
                receipt.contentHash(),
                "receivedAt",
                receipt.receivedAt().toString());
        Map<String, Object> latest = IncidentItem.of(incident, ItemKeys.incident(incident.id()));
        table.write(List.of(
                new Table.Write.Put(item, new Table.Condition.Absent()),
                new Table.Write.Put(latest, new Table.Condition.Absent())));
    }
}
