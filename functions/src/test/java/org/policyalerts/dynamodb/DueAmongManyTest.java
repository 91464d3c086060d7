package org.policyalerts.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Recipient;
import org.policyalerts.attribution.ReviewItem;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.schedule.DueItems.Audience;
import org.policyalerts.schedule.DueRun;
import org.policyalerts.schedule.ForAudiences;
import org.policyalerts.schedule.RunReport;

/** Ten thousand reviews that are due, among few and among many that are not. */
class DueAmongManyTest {

    private static final ForAudiences NOBODY = new ForAudiences() {
        @Override
        public int lastTurn() {
            return 0;
        }

        @Override
        public int turn(Recipient recipient) {
            return 0;
        }

        @Override
        public void tell(Audience whom, Instant now) {}

        @Override
        public int digest(int turn, BiConsumer<String, RuntimeException> failures, Instant now) {
            return 0;
        }

        @Override
        public void remind(Audience whom, List<IncidentId> incidents, Instant now) {}
    };

    private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
    private static final int DUE = 10_000;

    /** Counts what the index gives. */
    private static final class CountingTable implements Table {
        final InMemoryTable table = new InMemoryTable();
        long read;
        double units;

        @Override
        public Optional<Map<String, Object>> get(Key key) {
            return table.get(key);
        }

        @Override
        public Page query(Query query) {
            Page page = table.query(query);
            read += page.items().size();
            // As DynamoDB counts them: half a unit for each 4 KB begun of a page that need not be the latest.
            long bytes = page.items().stream()
                    .mapToLong(item -> item.toString().length())
                    .sum();
            units += Math.max(1, Math.ceil(bytes / 4096.0)) / 2;
            return page;
        }

        @Override
        public void write(List<Write> writes) {
            table.write(writes);
        }
    }

    private record Cost(long read, double units, Duration time, int runs, Map<IncidentId, Integer> handled) {}

    private static IncidentId id(int number) {
        return new IncidentId("inc_01HJJ7R00000000000%08d".formatted(number));
    }

    private static Table.Write item(IncidentId id, Instant at) {
        ReviewItem review = new ReviewItem(at, at, at, false, 0, at, at, 0, List.of(), Optional.empty(), List.of());
        return new Table.Write.Put(ReviewItems.item(id, review), new Table.Condition.Always());
    }

    private static Cost cost(int stored) {
        CountingTable table = new CountingTable();
        for (int number = 0; number < stored; number++) {
            Duration away = Duration.ofMinutes(1 + number);
            table.write(List.of(item(id(number), number < DUE ? NOW.minus(away) : NOW.plus(away))));
        }
        Map<IncidentId, Integer> handled = new TreeMap<>();
        DueRun run = new DueRun(
                new DynamoDbDueItems(table),
                new DueRun.Handlers(
                        (id, version) -> {},
                        id -> {
                            handled.merge(id, 1, Integer::sum);
                            table.write(List.of(item(id, NOW.plus(Duration.ofDays(30)))));
                        },
                        id -> {},
                        partition -> false,
                        partition -> {},
                        NOBODY),
                Clock.fixed(NOW, ZoneOffset.UTC));
        int runs = 0;
        long start = System.nanoTime();
        RunReport report;
        do {
            report = run.run(() -> false, failure -> {
                throw failure.cause();
            });
            assertThat(report.document())
                    .containsEntry("examined", (long) report.reviews() + report.clocks() + report.failed());
            runs++;
        } while (report.examined() > 0);
        return new Cost(table.read, table.units, Duration.ofNanos(System.nanoTime() - start), runs, handled);
    }

    @Test
    void areAllHandledOnceAndCostWhatIsDueAndNotWhatIsStored() {
        Cost few = cost(20_000);
        Cost many = cost(200_000);

        System.out.println(told(20_000, few) + "\n" + told(200_000, many));
        assertThat(many.handled()).hasSize(DUE).isEqualTo(few.handled());
        assertThat(many.handled().values()).containsOnly(1);
        assertThat(many.read()).isEqualTo(few.read());
        assertThat(many.units()).isEqualTo(few.units());
    }

    private static String told(int stored, Cost cost) {
        return "%d due among %d: %d items read, %.0f read units, %d runs, %d ms"
                .formatted(
                        DUE,
                        stored,
                        cost.read(),
                        cost.units(),
                        cost.runs(),
                        cost.time().toMillis());
    }
}
