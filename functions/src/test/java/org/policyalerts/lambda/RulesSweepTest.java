package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.schedule.DueItems.Due;
import org.policyalerts.story.Chain;

/** Which incidents are decided again when another book comes into force, and in which order. */
class RulesSweepTest {

    private final Chain chain = new Chain();
    private final BookStore books = new DynamoDbBookStore(new LargeItems(chain.table));
    private final List<IncidentId> decided = new ArrayList<>();

    private IncidentId submit(String reference, String occurredAt, Map<String, Object> fields) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-parliament.json"));
        report.put("reference", reference);
        report.put("timeline", Map.of("occurredAt", occurredAt));
        report.putAll(fields);
        return chain.submit(report);
    }

    @BeforeEach
    void activate() {
        books.activate(new Activation(1, "a", "ana", "ben", chain.clock.instant(), "test"));
    }

    private RulesSweep sweep(Consumer<IncidentId> evaluation) {
        return new RulesSweep(books, chain.incidents, chain.evaluations, evaluation);
    }

    private boolean step() {
        return sweep(decided::add).step(chain.clock.instant());
    }

    @Test
    void areTheOpenAndLiveOnesReceivedInTheLast90DaysTheLatestToOccurFirst() {
        submit("R-1", "2023-12-25", Map.of());
        chain.clock.advance(Duration.ofMillis(1));
        IncidentId onTheFirstDay = submit("R-2", "2023-12-20", Map.of());
        chain.clock.advance(Duration.ofDays(90));
        IncidentId onlyKnownNow = submit("R-3", "2021-03-01", Map.of());
        IncidentId latest = submit("R-4", "2024-03-20", Map.of());
        submit("R-5", "2024-03-20", Map.of("mode", "backfill"));
        submit("R-6", "2024-03-20", Map.of("mode", "exercise"));
        submit("R-7", "2024-03-20", Map.of("status", "closed"));
        books.activate(new Activation(2, "b", "ana", "ben", chain.clock.instant(), "test"));

        assertThat(step()).isFalse();

        assertThat(decided).containsExactly(latest, onTheFirstDay, onlyKnownNow);
        assertThat(books.progress()).isEmpty();
        assertThat(step()).as("nothing is left").isFalse();
    }

    @Test
    void areFoundInOneStepBehindManyThatWereReceivedLongAgo() {
        for (int i = 0; i < RulesSweep.STEP + 3; i++) {
            submit("R-" + i, "2023-12-%02d".formatted(1 + i % 24), Map.of());
        }
        chain.clock.advance(Duration.ofDays(91));
        IncidentId onlyKnownNow = submit("R-100", "2021-03-01", Map.of());
        books.activate(new Activation(2, "b", "ana", "ben", chain.clock.instant(), "test"));

        assertThat(step()).isFalse();

        assertThat(decided).containsExactly(onlyKnownNow);
    }

    @Test
    void areDoneInStepsFromWhichTheNextRunGoesOn() {
        for (int i = 0; i < RulesSweep.STEP + 3; i++) {
            submit("R-" + i, "2023-12-%02d".formatted(1 + i % 24), Map.of());
        }

        assertThat(step()).isTrue();
        assertThat(decided).hasSize(RulesSweep.STEP);
        while (step()) {
            assertThat(books.progress()).isPresent();
        }
        assertThat(decided).hasSize(RulesSweep.STEP + 3).doesNotHaveDuplicates();
    }

    @Test
    void beginAgainWhenAThirdBookComesIntoForceMeanwhile() {
        IncidentId one = submit("R-1", "2023-12-25", Map.of());
        RulesSweep interrupted = sweep(id -> {
            decided.add(id);
            if (decided.size() == 1) {
                books.activate(new Activation(2, "b", "ana", "ben", chain.clock.instant(), "test"));
            }
        });

        assertThat(interrupted.step(chain.clock.instant())).isTrue();
        assertThat(interrupted.step(chain.clock.instant())).isFalse();

        assertThat(decided).containsExactly(one, one);
    }

    @Test
    void doNotWaitForOneThatCannotBeDecided() {
        IncidentId broken = submit("R-1", "2023-12-25", Map.of());
        IncidentId sound = submit("R-2", "2023-12-24", Map.of());
        Instant now = chain.clock.instant();

        sweep(id -> {
                    if (id.equals(broken)) {
                        throw new IllegalStateException("broken");
                    }
                    decided.add(id);
                })
                .step(now);

        assertThat(decided).containsExactly(sound);
        assertThat(new org.policyalerts.dynamodb.DynamoDbDueItems(chain.table)
                        .due(now.plus(Duration.ofSeconds(1)), 100))
                .extracting(Due::incident)
                .contains(broken);
        assertThat(Optional.of(books.progress())).contains(Optional.empty());
    }
}
