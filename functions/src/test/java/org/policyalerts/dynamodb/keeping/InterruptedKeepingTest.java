package org.policyalerts.dynamodb.keeping;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.table.ExpiringItems;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.keeping.Erasing;
import org.policyalerts.incident.keeping.Erasing.Result;
import org.policyalerts.incident.keeping.Keeping;
import org.policyalerts.story.Chain;

/** An end or an erasure that dies at any of its writes is completed by whoever comes next. */
class InterruptedKeepingTest {

    private static final ClaimantKeys KEYS = ClaimantTable.shipped();
    private static final String NAME = "Assembly of the Republic of Albania";

    private final Chain chain = new Chain();
    private final IncidentId id = chain.submit("report-parliament.json");
    private Instant end = Instant.EPOCH;

    @BeforeEach
    void closeIt() {
        chain.change(
                id,
                Map.of("status", "closed", "attribution", Map.of("status", "closed-unresolved", "confidence", "none")));
        end = chain.clock.instant().atZone(Chain.TIRANA).plusYears(5).toInstant();
        chain.clock.advance(Duration.ofDays(1));
        chain.review();
    }

    /** Refuses one write as a process that dies before it, and all that come after it. */
    private static final class Dying implements Table {

        private final Table table;
        private int left;

        Dying(Table table, int writes) {
            this.table = table;
            this.left = writes;
        }

        @Override
        public Optional<Map<String, Object>> get(Key key) {
            return table.get(key);
        }

        @Override
        public Page query(Query query) {
            return table.query(query);
        }

        @Override
        public void write(List<Write> writes) {
            if (left-- <= 0) {
                throw new IllegalStateException("dead");
            }
            table.write(writes);
        }
    }

    private record Instance(Keeping keeping, Erasing erasing, DynamoDbIncidentStore incidents) {

        static Instance over(Table table, Clock clock) {
            Table items = new LargeItems(new ExpiringItems(table, clock, Map.of()));
            DynamoDbIncidentStore incidents = new DynamoDbIncidentStore(items, KEYS, Chain.TIRANA);
            return new Instance(
                    new Keeping(
                            incidents,
                            new DynamoDbKeepingStore(items, KEYS, Chain.TIRANA),
                            new Keeping.Rules(Period.ofYears(5), Chain.TIRANA),
                            clock),
                    new Erasing(incidents, new DynamoDbErasureStore(items, incidents), clock),
                    incidents);
        }
    }

    private static boolean dies(Runnable work) {
        try {
            work.run();
            return false;
        } catch (IllegalStateException dead) {
            return true;
        }
    }

    @Test
    void anEndIsSaidOfAllWhereverALookDies() {
        chain.clock.advance(Duration.between(chain.clock.instant(), end.minus(Duration.ofDays(20))));
        int writes = 0;
        boolean died = true;
        for (; died; writes++) {
            InMemoryTable table = chain.table.copy();
            Instance dying = Instance.over(new Dying(table, writes), chain.clock);
            died = dies(() -> dying.keeping().look(id));

            Instance.over(table, chain.clock).keeping().look(id);

            assertThat(table.items())
                    .filteredOn(item -> ("I#" + id).equals(item.get("pk")) && !"E#END".equals(item.get("sk")))
                    .hasSizeGreaterThan(20)
                    .allMatch(item -> Long.valueOf(end.getEpochSecond()).equals(item.get("expiresAt")));
        }
        assertThat(writes).isGreaterThan(2);
    }

    @Test
    void wordsAreErasedEverywhereWhereverARequestDies() {
        int writes = 0;
        boolean died = true;
        for (; died; writes++) {
            InMemoryTable table = chain.table.copy();
            died = dies(erasing(new Dying(table, writes)));

            erasing(table).run();

            assertThat(table.items()).noneMatch(item -> item.toString().contains(NAME));
            assertThat(Instance.over(table, chain.clock).erasing().of(id)).hasSize(1);
        }
        assertThat(writes).isGreaterThan(10);
    }

    /** As a client does that sends its request again, and the schedule after it. */
    private Runnable erasing(Table table) {
        return () -> {
            Instance instance = Instance.over(table, chain.clock);
            Incident latest = instance.incidents().find(id).orElseThrow();
            Result result = instance.erasing()
                    .erase(
                            latest,
                            new Erasing.Request(
                                    List.of("/targets/0/name"), Optional.empty(), "somebody", "asked", "registrar"));
            assertThat(result).isInstanceOf(Result.Done.class);
            while (instance.erasing().step(id)) {
                assertThat(instance.incidents().find(id)).isPresent();
            }
        };
    }
}
