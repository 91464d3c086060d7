package org.policyalerts.policy.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.Test;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.Facts;
import org.policyalerts.policy.Policy;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.testing.Samples;

/**
 * The index against the plain loop, on generated books and incidents. {@code -Dengine.pairs=1000000} tries a million
 * pairs of a book and an incident; with {@code -Dengine.incidents=1}, each with a book of its own. Several runs share
 * them out by {@code -Dengine.first}, the number of the first book.
 */
class IndexedEngineTest {

    private static final int PAIRS = Integer.getInteger("engine.pairs", 20_000);
    private static final int INCIDENTS_A_BOOK = Integer.getInteger("engine.incidents", 10);
    private static final int FIRST_BOOK = Integer.getInteger("engine.first", 0);

    @Test
    void decidesAsThePlainLoopDoes() {
        int[] lists = new int[7];
        forEachBook(seed -> {
            Random random = new Random(seed);
            CompiledBook book = book(random);
            GeneratedIncidents incidents = new GeneratedIncidents(random);
            for (int i = 0; i < INCIDENTS_A_BOOK; i++) {
                Facts facts = incidents.facts();
                Decision decision = book.decide(facts);

                assertThat(decision).as("seed %d, incident %d", seed, i).isEqualTo(book.decideOneByOne(facts));
                assertThat(book.matching(facts)).as("seed %d", seed).isEqualTo(book.matchingOneByOne(facts));
                count(lists, decision);
            }
        });

        assertThat(lists).as("every list of a decision is met").doesNotContain(0);
    }

    @Test
    void putsEveryPolicyInExactlyOneList() {
        forEachBook(seed -> {
            Random random = new Random(seed);
            CompiledBook book = book(random);
            Decision decision = book.decide(new GeneratedIncidents(random).facts());

            List<PolicyId> placed = new ArrayList<>();
            decision.matched().forEach(match -> placed.add(match.policy().id()));
            decision.shadow().forEach(match -> placed.add(match.policy().id()));
            decision.muted().forEach(muted -> placed.add(muted.match().policy().id()));
            decision.pending()
                    .forEach(pending -> placed.add(pending.match().policy().id()));
            decision.fulfilled()
                    .forEach(done -> placed.add(done.match().policy().id()));
            decision.notMatched().forEach(not -> placed.add(not.policy()));
            decision.unknown().forEach(unknown -> placed.add(unknown.policy().id()));
            assertThat(decision.failed()).as("seed %d", seed).isEmpty();
            assertThat(placed)
                    .as("seed %d", seed)
                    .containsExactlyInAnyOrderElementsOf(
                            book.policies().stream().map(Policy::id).toList());
        });
    }

    @Test
    void givesReasonsForEveryAnswer() {
        forEachBook(seed -> {
            Random random = new Random(seed);
            Decision decision = book(random).decide(new GeneratedIncidents(random).facts());

            assertThat(decision.matched()).as("seed %d", seed).allMatch(match -> !match.because()
                    .isEmpty());
            assertThat(decision.notMatched()).as("seed %d", seed).allMatch(not -> !not.because()
                    .isEmpty());
            assertThat(decision.unknown()).as("seed %d", seed).allMatch(unknown -> !unknown.missing()
                    .isEmpty());
        });
    }

    private static void forEachBook(IntConsumer trial) {
        for (int book = 0; book < PAIRS / INCIDENTS_A_BOOK; book++) {
            trial.accept(FIRST_BOOK + book);
        }
    }

    private static CompiledBook book(Random random) {
        // Now and then a book in which every part of the index has many policies to tell apart.
        int most = random.nextInt(100) == 0 ? 150 : 8;
        return CompiledBook.compile(new GeneratedBooks(random).policies(1 + random.nextInt(most)), Samples.SETTINGS);
    }

    private static void count(int[] lists, Decision decision) {
        lists[0] += decision.matched().size();
        lists[1] += decision.shadow().size();
        lists[2] += decision.muted().size();
        lists[3] += decision.pending().size();
        lists[4] += decision.notMatched().size();
        lists[5] += decision.unknown().size();
        lists[6] += decision.fulfilled().size();
    }
}
