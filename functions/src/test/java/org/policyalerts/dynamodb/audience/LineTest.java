package org.policyalerts.dynamodb.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LocalDynamoDb;
import org.policyalerts.dynamodb.table.Table;

/** A line has one place for each, in the table as in memory. */
final class LineTest {

    private static final Instant NOW = Instant.parse("2023-12-26T07:00:00.123456Z");
    private static final Duration APART = Duration.ofMillis(250);

    abstract static class Contract {

        private DynamoDbLine line;

        abstract Table newTable();

        @BeforeEach
        void startEmpty() {
            line = new DynamoDbLine(newTable());
        }

        private Optional<Instant> take(String audience, Instant now) {
            return line.take(audience, now, now.plusSeconds(2), APART);
        }

        @Test
        void placesLieApartAndEachAudienceHasItsOwn() {
            assertThat(take("mfa", NOW)).contains(NOW);
            assertThat(take("mfa", NOW)).contains(NOW.plus(APART));
            assertThat(take("mfa", NOW.plusMillis(10))).contains(NOW.plus(APART.multipliedBy(2)));
            assertThat(take("operator@Ç’kemi #1", NOW)).contains(NOW);
            assertThat(take("mfa", NOW.plusSeconds(5))).contains(NOW.plusSeconds(5));
        }

        @Test
        void aPlaceThatWouldBeTooLateIsNotTaken() {
            IntStream.rangeClosed(0, 8)
                    .forEach(number -> assertThat(take("mfa", NOW)).isPresent());

            assertThat(take("mfa", NOW)).isEmpty();
            assertThat(take("mfa", NOW)).isEmpty();
            assertThat(take("mfa", NOW.plus(APART))).contains(NOW.plus(APART.multipliedBy(9)));
        }

        @Test
        void aPlaceThatAWrongClockTookYearsAheadCountsForNothing() {
            take("mfa", NOW.plus(Duration.ofDays(3_650)));

            assertThat(take("mfa", NOW)).contains(NOW);
        }

        @Test
        void nobodyGetsThePlaceOfAnother() throws Exception {
            ExecutorService threads = Executors.newFixedThreadPool(4);
            List<Callable<Optional<Instant>>> callers = IntStream.range(0, 8)
                    .<Callable<Optional<Instant>>>mapToObj(number -> () -> take("mfa", NOW))
                    .toList();
            List<Instant> taken = threads.invokeAll(callers).stream()
                    .map(LineTest::result)
                    .flatMap(Optional::stream)
                    .collect(Collectors.toList());
            threads.shutdown();

            assertThat(taken).isNotEmpty().doesNotHaveDuplicates();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Nested
    final class InMemory extends Contract {
        @Override
        Table newTable() {
            return new InMemoryTable();
        }
    }

    @Nested
    final class InDynamoDb extends Contract {
        @Override
        Table newTable() {
            return LocalDynamoDb.newTable();
        }
    }
}
