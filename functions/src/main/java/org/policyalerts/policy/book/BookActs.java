package org.policyalerts.policy.book;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;

/** Puts books into force: only what can be loaded, and only if somebody else than its publisher wants it. */
public final class BookActs {

    /** Open incidents that were received within these, at an act, are decided again by the book it put into force. */
    public static final Duration DECIDED_AGAIN = Duration.ofDays(90);

    private final BookStore books;
    private final Clock clock;

    public BookActs(BookStore books, Clock clock) {
        this.books = books;
        this.clock = clock;
    }

    public sealed interface Outcome {}

    /** The book is in force by this act; an earlier one, if it was in force already. */
    public record InForce(Activation act) implements Outcome {}

    public record NoSuchBook() implements Outcome {}

    /** Whoever published a book does not put it into force. */
    public record OwnBook() implements Outcome {}

    /** The book cannot be loaded by this program, and why. */
    public record NotLoadable(String why) implements Outcome {}

    /** Another act came first, after which one should look again. */
    public record Overtaken() implements Outcome {}

    /**
     * Puts a book into force. One that was in force before has been seen by a second person already, so anybody may go
     * back to it.
     */
    public Outcome activate(String hash, String who, String why) {
        List<Activation> history = books.history();
        Optional<Activation> present = history.stream().findFirst();
        if (present.filter(act -> act.hash().equals(hash)).isPresent()) {
            return new InForce(present.get());
        }
        boolean wasInForce = history.stream().anyMatch(act -> act.hash().equals(hash));
        boolean isShipped = hash.equals(BookStore.SHIPPED) && !history.isEmpty();
        Optional<Published> published = books.find(hash);
        if (published.isEmpty() && !isShipped) {
            return new NoSuchBook();
        }
        String publisher = published.map(Published::by).orElse("");
        if (publisher.equals(who) && !wasInForce) {
            return new OwnBook();
        }
        Optional<String> fault = isShipped ? Optional.empty() : fault(hash);
        if (fault.isPresent()) {
            return new NotLoadable(fault.get());
        }
        long version = present.map(Activation::version).orElse(0L) + 1;
        Activation next = new Activation(version, hash, publisher, who, clock.instant(), why);
        // Whose own call was done twice is not overtaken by itself.
        boolean isDone =
                books.activate(next) || books.inForce().filter(next::equals).isPresent();
        return isDone ? new InForce(next) : new Overtaken();
    }

    private Optional<String> fault(String hash) {
        try {
            StoredBook.published(hash, books.checked(hash).orElse(""));
            return Optional.empty();
        } catch (IllegalStateException damaged) {
            return Optional.of(String.valueOf(damaged.getMessage()));
        }
    }

    /** The book that was in force before the present one: what to go back to. Empty if there was no act yet. */
    public static Optional<String> before(List<Activation> history) {
        if (history.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                history.size() == 1 ? BookStore.SHIPPED : history.get(1).hash());
    }
}
