package org.policyalerts.lambda;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyalerts.cloudwatch.FailedCall;
import org.policyalerts.log.LogLine;
import org.policyalerts.log.MetricLine;
import org.policyalerts.policy.book.BookStore;

/**
 * The book in force, as an instance of a function knows it. It asks which one that is at most once a minute, and loads
 * a book when it is another one.
 *
 * <p>A book that cannot be loaded leaves the last good one in force: the one that this instance has, else the one that
 * was in force before, at worst the one that ships. An alarm tells, and it is tried again every minute. A table that
 * cannot be read is another matter: an instance that has no book yet decides nothing then, since it would decide by a
 * book that is not in force.
 */
final class BookInForce {

    /** How long a function may go on with a book that is no longer in force. */
    static final Duration FOLLOWED_WITHIN = Duration.ofMinutes(1);

    /** How long it waits after a read that failed. */
    private static final Duration UNREACHABLE = Duration.ofSeconds(15);

    private static final String NOT_LOADED = "book-not-loaded";

    private final BookStore store;
    private final Supplier<DeployedBook> shipped;
    private final Settings settings;
    private final Clock clock;
    private final Consumer<String> log;
    private Instant askedAt = Instant.EPOCH;
    private String hash = "";
    private String failed = "";
    private @Nullable DeployedBook book;

    /**
     * Follows the pointer of a store.
     *
     * @param shipped the book in force as long as the table says nothing
     */
    BookInForce(BookStore store, Supplier<DeployedBook> shipped, Settings settings, Clock clock, Consumer<String> log) {
        this.store = store;
        this.shipped = shipped;
        this.settings = settings;
        this.clock = clock;
        this.log = log;
    }

    /** The book to use now. Whoever begins something with it goes on with it to the end. */
    synchronized DeployedBook current() {
        Instant now = clock.instant();
        DeployedBook known = book;
        if (known == null) {
            known = asked(now, store.hashInForce());
        } else if (now.isBefore(askedAt) || !now.isBefore(askedAt.plus(FOLLOWED_WITHIN))) {
            known = followed(now, known);
        }
        book = known;
        return known;
    }

    /** Has the next use ask, however long ago the last one did. */
    synchronized void askAgain() {
        askedAt = Instant.EPOCH;
    }

    /** While the table cannot be read, what was in force still is, as far as anybody can tell. */
    private DeployedBook followed(Instant now, DeployedBook known) {
        askedAt = now;
        try {
            return asked(now, store.hashInForce());
        } catch (RuntimeException unreachable) {
            log.accept(FailedCall.line("book-unreachable", hash, unreachable));
            askedAt = now.minus(FOLLOWED_WITHIN).plus(UNREACHABLE);
            return known;
        }
    }

    private DeployedBook asked(Instant now, String wanted) {
        askedAt = now;
        if (book != null && wanted.equals(hash)) {
            return book;
        }
        try {
            DeployedBook loaded = load(wanted);
            hash = wanted;
            return loaded;
        } catch (IllegalStateException notLoaded) {
            alarm(now, wanted, notLoaded);
            return book == null ? before(wanted) : book;
        }
    }

    private DeployedBook load(String wanted) {
        return DeployedBook.named(wanted, store, shipped, settings);
    }

    /** The latest book that was in force before and can be loaded. */
    private DeployedBook before(String wanted) {
        List<String> earlier = new ArrayList<>();
        store.history().forEach(act -> earlier.add(act.hash()));
        earlier.add(BookStore.SHIPPED);
        for (String one : earlier) {
            if (!one.equals(wanted)) {
                try {
                    DeployedBook loaded = load(one);
                    hash = one;
                    return loaded;
                } catch (IllegalStateException alsoDamaged) {
                    log.accept(FailedCall.line(NOT_LOADED, one, alsoDamaged));
                }
            }
        }
        throw new IllegalStateException("no book can be loaded");
    }

    /** The metric every time, so that the alarm lasts as long as it is so; the line once. */
    private void alarm(Instant now, String wanted, IllegalStateException cause) {
        log.accept(MetricLine.of(now, "book", Map.of("BookNotLoaded", 1L)));
        if (!failed.equals(wanted)) {
            failed = wanted;
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", NOT_LOADED);
            line.put("book", wanted);
            Throwable why = cause.getCause() == null ? cause : cause.getCause();
            line.put("exception", why.getClass().getName());
            line.put("why", String.valueOf(why.getMessage()));
            log.accept(LogLine.of(line));
        }
    }
}
