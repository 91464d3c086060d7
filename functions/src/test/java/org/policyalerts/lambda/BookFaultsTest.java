package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.faults.Calls;
import org.policyalerts.faults.Fault;
import org.policyalerts.faults.Fault.Kind;
import org.policyalerts.faults.FaultyTable;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookDocument;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.SteppingClock;

/**
 * Two books are published, put into force and taken back, while instances follow: once for each call to the table and
 * each way in which it can go wrong. Whoever is not answered does the same again.
 */
class BookFaultsTest {

    private static final Settings SETTINGS = FunctionCalls.settings("table");

    /** One run of it. */
    private static final class Run {

        private final InMemoryTable table = new InMemoryTable();
        private final SteppingClock clock = new SteppingClock(Instant.parse("2024-01-02T10:00:00Z"));
        private final DeployedBook shipped =
                new DeployedBook(Samples.book(Samples.policy("shipped", "- severity: 1")), Samples.KEYS);
        private final Calls calls;
        private final BookStore faulty;
        private final BookStore sound = new DynamoDbBookStore(new LargeItems(table));
        private BookInForce warm;

        Run(Optional<Fault> fault) {
            this.calls = new Calls(0, fault);
            this.faulty = new DynamoDbBookStore(new LargeItems(new FaultyTable(table, calls)));
            this.warm = instance();
        }

        private BookInForce instance() {
            return new BookInForce(faulty, () -> shipped, SETTINGS, clock, line -> {});
        }

        private String publish(String policy) {
            String text = Samples.policyText(policy, "- severity: 1");
            Book book = Book.complete(Map.of(policy + ".yaml", text));
            again(() -> faulty.put(book, BookDocument.write(book, Samples.check(text)), "ana", clock.instant()));
            return book.hash();
        }

        private void activate(String hash, String by) {
            again(() -> assertThat(new BookActs(faulty, clock).activate(hash, by, "test"))
                    .isInstanceOf(BookActs.InForce.class));
        }

        private void again(Runnable act) {
            for (int attempt = 0; attempt < 5; attempt++) {
                try {
                    act.run();
                    return;
                } catch (Fault.CallFailed | Fault.ProcessDied notAnswered) {
                    clock.advance(Duration.ofSeconds(1));
                }
            }
            throw new AssertionError("one fault does not fail five tries");
        }

        private void minutePasses() {
            for (int quarter = 0; quarter < 4; quarter++) {
                clock.advance(Duration.ofSeconds(15));
                try {
                    warm.current();
                } catch (Fault.CallFailed | Fault.ProcessDied notAnswered) {
                    warm = instance();
                }
            }
        }

        /** All that is wrong at the end of a step: within two minutes one book is in force everywhere. */
        private void oneBookIsInForce(String hash) {
            minutePasses();
            minutePasses();
            assertThat(sound.inForce().map(Activation::hash)).contains(hash);
            List<BookInForce> instances = List.of(warm, instance());
            for (BookInForce instance : instances) {
                again(() -> assertThat(deciding(instance)).isEqualTo(hash));
            }
        }

        private String deciding(BookInForce instance) {
            return instance.current()
                    .policies()
                    .decide(Samples.facts("severity: 1"))
                    .book();
        }

        void play() {
            String first = publish("first");
            activate(first, "ben");
            oneBookIsInForce(first);
            String second = publish("second");
            activate(second, "ben");
            oneBookIsInForce(second);
            activate(first, "ana");
            oneBookIsInForce(first);
            assertThat(sound.published())
                    .extracting(BookStore.Published::hash)
                    .containsExactlyInAnyOrder(first, second);
            assertThat(sound.history())
                    .extracting(Activation::version)
                    .containsExactlyElementsOf(LongStream.of(3, 2, 1).boxed().toList());
            assertThat(sound.progress().orElseThrow().act()).isEqualTo(3);
        }
    }

    @Test
    void oneBookIsInForceWhateverGoesWrongInOnePlace() {
        Run undisturbed = new Run(Optional.empty());
        undisturbed.play();
        int calls = undisturbed.calls.made().size();

        List<String> broken = new ArrayList<>();
        for (int call = 0; call < calls; call++) {
            for (Kind kind : Kind.values()) {
                // A transaction carries a token, and the SDK's own repeat of it is done once.
                if (kind == Kind.REPEATED_BY_THE_SDK
                        && !undisturbed.calls.made().get(call).isRepeatable()) {
                    continue;
                }
                try {
                    new Run(Optional.of(new Fault(call, kind))).play();
                } catch (AssertionError | RuntimeException notKept) {
                    broken.add(
                            kind + " at " + undisturbed.calls.made().get(call).what() + ": " + notKept);
                }
            }
        }

        assertThat(broken).isEmpty();
        assertThat(calls).isGreaterThan(25);
    }
}
