package org.policyalerts.lambda;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.ClaimantKeys;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.CheckedBook;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.engine.CompiledBook;

/** A book, compiled with the settings of a deployment, with the names that are one claimant's by its table. */
public record DeployedBook(PolicyBook policies, ClaimantKeys claimants) {

    static DeployedBook of(CheckedBook book, Settings settings) {
        return new DeployedBook(CompiledBook.compile(book, settings.homeCountry(), settings.zone()), book.claimants());
    }

    /** The book that ships. */
    public static DeployedBook shipped(Settings settings) {
        return of(StoredBook.shipped(), settings);
    }

    /**
     * The book of a hash.
     *
     * @throws IllegalStateException if it cannot be loaded
     */
    static DeployedBook named(String hash, BookStore books, Supplier<DeployedBook> shipped, Settings settings) {
        if (hash.equals(BookStore.SHIPPED)) {
            return shipped.get();
        }
        String document = books.checked(hash).orElseThrow(() -> new IllegalStateException("there is no book " + hash));
        try {
            return of(StoredBook.published(hash, document), settings);
        } catch (RuntimeException fault) {
            throw new IllegalStateException("the book " + hash + " cannot be loaded", fault);
        }
    }

    /** The book in force by what the table says. */
    static DeployedBook inForce(BookStore books, Supplier<DeployedBook> shipped, Settings settings) {
        return named(books.hashInForce(), books, shipped, settings);
    }

    /** The book of a hash that a decision names; empty if it is neither kept nor the one that ships. */
    static Optional<DeployedBook> kept(
            String hash, BookStore books, Supplier<DeployedBook> shipped, Settings settings) {
        if (books.find(hash).isPresent()) {
            return Optional.of(named(hash, books, shipped, settings));
        }
        return StoredBook.shipped().hash().equals(hash) ? Optional.of(shipped.get()) : Optional.empty();
    }

    /** The same, made when it is first asked for: most of the work of a start, and for nothing in some functions. */
    public static Supplier<DeployedBook> shippedOnce(Settings settings) {
        return new Supplier<>() {
            private @Nullable DeployedBook made;

            @Override
            public synchronized DeployedBook get() {
                DeployedBook book = made == null ? shipped(settings) : made;
                made = book;
                return book;
            }
        };
    }
}
