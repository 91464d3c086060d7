package org.policyalerts.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.LargeItems;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.testing.BookCheck;
import org.policyalerts.policy.testing.Samples;
import org.policyalerts.policy.testing.ShippedReports;
import org.policyalerts.story.SteppingClock;

/** The most policies that a book may have: checked, tested, kept in items of DynamoDB's size, loaded and decided by. */
class LargeStoredBookTest {

    private static final Settings SETTINGS = FunctionCalls.settings("table");

    private final SteppingClock clock = new SteppingClock(Instant.parse("2024-01-02T10:00:00Z"));
    private final BookStore books = new DynamoDbBookStore(new LargeItems(new InMemoryTable()));

    @Test
    @Tag("long")
    void isPublishedPutIntoForceLoadedAndDecidedBy() {
        Map<String, String> texts = new HashMap<>();
        IntStream.range(0, BookCheck.MOST_POLICIES)
                .forEach(i -> texts.put("p" + i + ".yaml", Samples.publishable("p" + i)));

        BookCheck.Sound sound =
                timed("checked and tested", () -> (BookCheck.Sound) BookCheck.check(texts, new ShippedReports()));
        String hash = timed("kept", () -> books.put(sound.book(), sound.document(), "ana", clock.instant()))
                .hash();
        assertThat(timed("activated", () -> new BookActs(books, clock).activate(hash, "ben", "test")))
                .isInstanceOf(BookActs.InForce.class);
        Supplier<DeployedBook> none = () -> {
            throw new AssertionError("the shipped book is not asked for");
        };
        DeployedBook book = timed("loaded", () -> new BookInForce(books, none, SETTINGS, clock, line -> {}).current());

        assertThat(book.policies().decide(Samples.facts("severity: 1")).matched())
                .hasSize(BookCheck.MOST_POLICIES);
        assertThat(timed("shipped loaded", () -> DeployedBook.shipped(SETTINGS))
                        .policies()
                        .policies())
                .isNotEmpty();

        texts.put("one-more.yaml", Samples.publishable("one-more"));
        assertThat(BookCheck.check(texts, new ShippedReports())).isInstanceOf(BookCheck.Faulty.class);
    }

    private static <T> T timed(String what, Supplier<T> act) {
        long start = System.nanoTime();
        T result = act.get();
        System.out.println("10 000 policies " + what + ": "
                + Duration.ofNanos(System.nanoTime() - start).toMillis() + " ms");
        return result;
    }
}
