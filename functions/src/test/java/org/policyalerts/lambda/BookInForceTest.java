package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.TableBusyException;
import org.policyalerts.policy.Decision;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookDocument;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.story.SteppingClock;

/** How an instance of a function comes to know the book in force. */
class BookInForceTest {

    private static final Settings SETTINGS = FunctionCalls.settings("table");

    private final InMemoryTable memory = new InMemoryTable();
    private final Table table = new Breakable();
    private final BookStore store = new DynamoDbBookStore(new LargeItems(table));
    private final SteppingClock clock = new SteppingClock(Instant.parse("2024-01-02T10:00:00Z"));
    private final List<String> log = new ArrayList<>();
    private final DeployedBook shipped =
            new DeployedBook(Samples.book(Samples.policy("shipped", "- severity: 1")), Samples.KEYS);
    private BookInForce inForce;
    private boolean isBusy;
    private int activateBeforeRead = -1;
    private String activatedThen = "";

    /** The table in memory, or one that throttles. */
    private final class Breakable implements Table {
        @Override
        public Optional<Map<String, Object>> get(Key key) {
            if (activateBeforeRead-- == 0) {
                activate(activatedThen);
            }
            if (isBusy) {
                throw new TableBusyException("busy");
            }
            return memory.get(key);
        }

        @Override
        public Page query(Query query) {
            return memory.query(query);
        }

        @Override
        public void write(List<Write> writes) {
            memory.write(writes);
        }
    }

    @BeforeEach
    void start() {
        inForce = instance();
    }

    private BookInForce instance() {
        Supplier<DeployedBook> fallback = () -> shipped;
        return new BookInForce(store, fallback, SETTINGS, clock, log::add);
    }

    private String publish(String policy) {
        Book book = Book.complete(Map.of(policy + ".yaml", Samples.policyText(policy, "- severity: 1")));
        String document = BookDocument.write(book, Samples.check(Samples.policyText(policy, "- severity: 1")));
        return store.put(book, document, "ana", clock.instant()).hash();
    }

    private void activate(String hash) {
        long version = store.inForce().map(Activation::version).orElse(0L) + 1;
        assertThat(store.activate(new Activation(version, hash, "ana", "ben", clock.instant(), "test")))
                .isTrue();
    }

    private void assertInForce(String policy) {
        assertThat(inForce.current().policies().find(new PolicyId(policy)))
                .as(policy)
                .isPresent();
    }

    private void passes(Duration time) {
        clock.advance(time);
    }

    @Test
    void isTheShippedOneWhileTheTableSaysNothing() {
        assertThat(inForce.current()).isSameAs(shipped);
    }

    @Test
    void isFollowedWithinAMinuteAndBackWithinAnother() {
        activate(publish("first"));
        assertInForce("first");

        activate(publish("second"));
        passes(Duration.ofSeconds(59));
        assertInForce("first");
        passes(Duration.ofSeconds(1));
        assertInForce("second");

        activate(BookStore.SHIPPED);
        passes(Duration.ofMinutes(1));
        assertThat(inForce.current()).isSameAs(shipped);
    }

    @Test
    void isOneOrTheOtherAndNeverAMixtureWhereAnInstanceStartsDuringAnActivation() {
        activate(publish("first"));
        String second = publish("second");
        List<String> decided = new ArrayList<>();

        for (int before = 0; before < 4; before++) {
            activate(BookStore.SHIPPED);
            activate(store.published().stream()
                    .map(BookStore.Published::hash)
                    .filter(hash -> !hash.equals(second))
                    .findFirst()
                    .orElseThrow());
            activateBeforeRead = before;
            activatedThen = second;
            Decision decision = instance().current().policies().decide(Samples.facts("severity: 1"));
            String policy = decision.matched().get(0).policy().id().value();
            assertThat(decision.matched()).hasSize(1);
            assertThat(decision.book().equals(second)).isEqualTo(policy.equals("second"));
            decided.add(policy);
        }

        assertThat(decided).contains("first", "second");
    }

    @Test
    void costsOneReadAMinute() {
        activate(publish("first"));
        inForce.current();
        long before = memory.cost().calls();

        for (int second = 0; second < 600; second++) {
            passes(Duration.ofSeconds(1));
            assertInForce("first");
        }

        assertThat(memory.cost().calls() - before).isEqualTo(10);
    }

    @Test
    void isAskedForAtOnceAfterASnapshotWasRestored() {
        inForce.current();
        activate(publish("first"));

        inForce.askAgain();

        assertInForce("first");
    }

    @Test
    void leavesTheLastGoodOneInForceWhereAnotherCannotBeLoaded() {
        activate(publish("first"));
        inForce.current();
        String damaged = publish("second");
        memory.write(List.of(
                new Table.Write.Delete(new Table.Key("BOOK#" + damaged, "CHECKED"), new Table.Condition.Always())));
        activate(damaged);

        for (int minute = 0; minute < 3; minute++) {
            passes(Duration.ofMinutes(1));
            assertInForce("first");
        }

        assertThat(log)
                .filteredOn(line -> line.contains("\"event\":\"book-not-loaded\""))
                .hasSize(1);
        assertThat(log).filteredOn(line -> line.contains("\"BookNotLoaded\":1")).hasSize(3);
        inForce = instance();
        assertInForce("first");
    }

    @Test
    void isTheShippedOneWhereNoneThatEverWasInForceCanBeLoaded() {
        activate("0".repeat(64));
        activate("1".repeat(64));

        assertThat(inForce.current()).isSameAs(shipped);
        assertThat(log).filteredOn(line -> line.contains("BookNotLoaded")).hasSize(1);
    }

    @Test
    void isNoneThatANewerProgramWrote() {
        String newer = publish("second");
        Table.Key key = new Table.Key("BOOK#" + newer, "CHECKED");
        Map<String, Object> item = new HashMap<>(memory.get(key).orElseThrow());
        item.computeIfPresent("body", (name, body) -> body.toString().replaceFirst("\"format\":\\d+", "\"format\":99"));
        memory.write(List.of(new Table.Write.Put(item, new Table.Condition.Always())));
        activate(publish("first"));
        activate(newer);

        assertInForce("first");
        assertThat(log)
                .anySatisfy(line -> assertThat(line).contains("a newer version of the program wrote it, in format 99"));
    }

    @Test
    void staysWhileTheTableIsBusyAndIsNotGuessedAtAStart() {
        activate(publish("first"));
        inForce.current();
        activate(publish("second"));
        isBusy = true;
        passes(Duration.ofMinutes(1));

        assertInForce("first");
        assertThatThrownBy(() -> instance().current()).isInstanceOf(TableBusyException.class);

        isBusy = false;
        passes(Duration.ofMinutes(1));
        assertInForce("second");
    }

    @Test
    void isNamedByTheDecisionsThatItMade() {
        String hash = publish("first");
        activate(hash);

        assertThat(inForce.current()
                        .policies()
                        .decide(Samples.facts("severity: 1"))
                        .book())
                .isEqualTo(hash);
    }
}
