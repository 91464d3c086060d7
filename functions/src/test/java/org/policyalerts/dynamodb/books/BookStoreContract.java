package org.policyalerts.dynamodb.books;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.DynamoDbDueItems;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.dynamodb.table.Table.Condition;
import org.policyalerts.dynamodb.table.Table.Query;
import org.policyalerts.dynamodb.table.Table.Write;
import org.policyalerts.policy.book.AlertTally.Sum;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookPreview.Change;
import org.policyalerts.policy.book.BookPreview.Count;
import org.policyalerts.policy.book.BookPreview.OpenChange;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Progress;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.schedule.DueItems.Kind;

/** What keeping books means: none changes, one is in force, and of two acts at once one counts. */
abstract class BookStoreContract {

    private static final Instant NOW = Instant.parse("2024-01-02T10:00:00Z");
    private static final Book BOOK = Book.of(Map.of("one.yaml", "id: one\n", Book.CLAIMANTS, "canonical\n"));

    private Table table;
    private BookStore store;

    abstract Table newTable();

    @BeforeEach
    void startEmpty() {
        table = newTable();
        store = new DynamoDbBookStore(new LargeItems(table));
    }

    private static Activation act(long version, String hash, String by) {
        return new Activation(version, hash, "ana", by, NOW.plusSeconds(version), "because");
    }

    @Test
    void hasNothingAtFirst() {
        assertThat(store.published()).isEmpty();
        assertThat(store.inForce()).isEmpty();
        assertThat(store.history()).isEmpty();
        assertThat(store.find(BOOK.hash())).isEmpty();
        assertThat(store.sources(BOOK.hash())).isEmpty();
        assertThat(store.checked(BOOK.hash())).isEmpty();
    }

    @Test
    void givesABookAsItWasPublished() {
        Published published = store.put(BOOK, "checked", "ana", NOW);

        assertThat(published).isEqualTo(new Published(BOOK.hash(), "ana", NOW, 1));
        assertThat(store.find(BOOK.hash())).contains(published);
        assertThat(store.sources(BOOK.hash()).orElseThrow().files()).isEqualTo(BOOK.files());
        assertThat(store.checked(BOOK.hash())).contains("checked");
    }

    @Test
    void keepsWhoPublishedABookFirst() {
        Published first = store.put(BOOK, "checked", "ana", NOW);

        assertThat(store.put(BOOK, "otherwise", "ben", NOW.plusSeconds(1))).isEqualTo(first);

        assertThat(store.checked(BOOK.hash())).contains("checked");
        assertThat(store.published()).containsExactly(first);
    }

    @Test
    void listsBooksLatestFirst() {
        Published older = store.put(BOOK, "checked", "ana", NOW);
        Published newer = store.put(Book.of(Map.of("two.yaml", "id: two")), "checked", "ben", NOW.plusSeconds(1));

        assertThat(store.published()).containsExactly(newer, older);
    }

    /** In parts that DynamoDB takes: this one does not compress to less than 3 MB. */
    @Test
    void keepsALargeBookAndMissesAPartOfIt() {
        Random random = new Random(1);
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 500_000)
                .forEach(i -> text.append(Long.toHexString(random.nextLong()).charAt(0)));
        Map<String, String> texts = new HashMap<>();
        IntStream.range(0, 8).forEach(i -> texts.put("p" + i + ".yaml", text.reverse() + "\n"));
        Book large = Book.of(texts);

        store.put(large, "x" + text, "ana", NOW);

        assertThat(store.sources(large.hash()).orElseThrow().hash()).isEqualTo(large.hash());
        assertThat(store.checked(large.hash())).contains("x" + text);

        List<Write> parts = table.all(Query.beginning("BOOK#" + large.hash(), "Z#", 100)).stream()
                .map(part -> new Table.Key("BOOK#" + large.hash(), String.valueOf(part.get("sk"))))
                .map(key -> (Write) new Write.Delete(key, new Condition.Always()))
                .toList();
        assertThat(parts).hasSizeGreaterThan(10);
        table.write(List.of(parts.get(0)));
        assertThatThrownBy(() -> {
                    store.checked(large.hash());
                    store.sources(large.hash());
                })
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void putsOneBookIntoForceAfterTheOther() {
        assertThat(store.activate(act(1, "a", "ben"))).isTrue();
        assertThat(store.activate(act(2, "b", "cora"))).isTrue();

        assertThat(store.inForce()).contains(act(2, "b", "cora"));
        assertThat(store.history()).containsExactly(act(2, "b", "cora"), act(1, "a", "ben"));
    }

    @Test
    void refusesAnActThatKnewAnotherBookInForce() {
        store.activate(act(1, "a", "ben"));

        assertThat(store.activate(act(1, "b", "cora"))).isFalse();
        assertThat(store.activate(act(3, "b", "cora"))).isFalse();

        assertThat(store.history()).containsExactly(act(1, "a", "ben"));
    }

    @Test
    void leavesIncidentsToBeDecidedAgainOnceAllFunctionsKnowTheBook() {
        store.activate(act(1, "a", "ben"));
        Progress begun = store.progress().orElseThrow();

        assertThat(begun).isEqualTo(new Progress(1, NOW.plusSeconds(1), Optional.empty()));
        DynamoDbDueItems due = new DynamoDbDueItems(table);
        assertThat(due.due(NOW.plusSeconds(120), 10)).isEmpty();
        assertThat(due.due(NOW.plusSeconds(121), 10)).singleElement().satisfies(item -> {
            assertThat(item.kind()).isEqualTo(Kind.SWEEP);
            assertThat(DynamoDbBookStore.isSweep(item.partition())).isTrue();
        });
        assertThat(store.advance(begun, Optional.of("here"))).isTrue();
        Progress here = store.progress().orElseThrow();
        assertThat(here.reached()).contains("here");
        assertThat(store.advance(here, Optional.empty())).isTrue();
        assertThat(store.progress()).isEmpty();
        assertThat(due.due(NOW.plusSeconds(99_999), 10)).isEmpty();
    }

    @Test
    void beginsAgainWithTheNextBookWhateverTheLastHadReached() {
        store.activate(act(1, "a", "ben"));
        Progress first = store.progress().orElseThrow();
        store.advance(first, Optional.of("here"));
        assertThat(store.advance(first, Optional.of("there")))
                .as("done already")
                .isFalse();
        Progress here = store.progress().orElseThrow();

        store.activate(act(2, "b", "ben"));

        assertThat(store.advance(here, Optional.empty())).isFalse();
        assertThat(store.progress()).contains(new Progress(2, NOW.plusSeconds(2), Optional.empty()));
    }

    @Test
    void letsOneOfTwoActsAtOnceWin() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> acts = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Boolean>) () -> store.activate(act(1, "book" + i, "by" + i)))
                    .toList();
            int won = 0;
            for (Future<Boolean> one : crowd.invokeAll(acts)) {
                won += Boolean.TRUE.equals(one.get()) ? 1 : 0;
            }

            assertThat(won).isEqualTo(1);
            assertThat(store.history()).containsExactly(store.inForce().orElseThrow());
        } finally {
            crowd.shutdownNow();
        }
    }

    @Test
    void keepsAPreviewThatComesFurtherOneStepAtATime() {
        BookPreview begun = BookPreview.begun(BOOK.hash(), BookStore.SHIPPED, NOW);
        store.begin(begun);
        Sum sum = new Sum(1, 2);
        BookPreview next = new BookPreview(
                BOOK.hash(),
                BookStore.SHIPPED,
                NOW,
                Optional.of("cursor"),
                NOW.minusSeconds(60),
                false,
                25,
                Map.of("one", new Count(sum, Sum.NONE, sum, sum)),
                Map.of("policy", new Count(sum, sum, sum, Sum.NONE)),
                Map.of("one", Map.of(LocalDate.parse("2024-01-01"), sum)),
                List.of(new OpenChange("inc_1", "one", Change.OVERTAKEN, true, 3)),
                4,
                1);

        assertThat(store.keep(begun, next)).isTrue();
        assertThat(store.keep(begun, next)).as("somebody else was faster").isFalse();

        assertThat(store.preview(BOOK.hash())).contains(next);
    }

    @Test
    void aPreviewOfAnEarlierProgramBeginsAgain() {
        Map<String, Object> item = new HashMap<>(Map.of("pk", "BOOK#b", "sk", "PREVIEW", "version", 7L));
        item.put(
                "body",
                "{\"hash\": \"b\", \"against\": \"shipped\", \"since\": \"" + NOW
                        + "\", \"complete\": true, \"incidents\": 3, \"policies\": [{\"policy\": \"one\", \"now\": 1, \"then\": 2,"
                        + " \"onTrialNow\": 0, \"onTrialThen\": 0}], \"audiences\": [], \"open\": [{\"incident\": \"inc_1\","
                        + " \"policy\": \"one\", \"change\": \"begins\"}], \"omitted\": 0}");
        new LargeItems(table).write(List.of(new Write.Put(item, new Condition.Always())));

        assertThat(store.preview("b")).contains(BookPreview.begun("b", BookStore.SHIPPED, NOW, 7));
    }
}
