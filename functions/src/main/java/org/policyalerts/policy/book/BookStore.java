package org.policyalerts.policy.book;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The books that were published, and which of them is in force. Books never change; the pointer to the one in force
 * moves one act at a time, and every act is kept.
 */
public interface BookStore {

    /** In the place of a hash: the book that ships with the program, whichever that is. */
    String SHIPPED = "shipped";

    /**
     * Keeps a book and its checked form. What is there already stays as it is, with whoever published it first.
     *
     * @param checked as {@link BookDocument} writes it
     * @return what is kept of it
     */
    Published put(Book book, String checked, String by, Instant at);

    /** What is known of a book. */
    Optional<Published> find(String hash);

    /** All books, latest first. */
    List<Published> published();

    /** The files of a book as they were published. */
    Optional<Book> sources(String hash);

    /**
     * The checked form of a book.
     *
     * @throws IllegalStateException if a part of it is missing or damaged
     */
    Optional<String> checked(String hash);

    /** The act by which the book in force came into force; empty until the first one: the shipped book is in force. */
    Optional<Activation> inForce();

    /** The hash of the book in force; {@link #SHIPPED} as long as nobody has put one into force. */
    default String hashInForce() {
        return inForce().map(Activation::hash).orElse(SHIPPED);
    }

    /** All acts, latest first. */
    List<Activation> history();

    /**
     * Puts a book into force, if the act before is still the latest one; of two at once one wins. It leaves the
     * incidents to be decided again.
     *
     * @return whether it did
     */
    boolean activate(Activation next);

    /** How far it has come that incidents are decided again by the book in force; empty if that is done. */
    Optional<Progress> progress();

    /**
     * Keeps how far it has come.
     *
     * @param reached after which it goes on; empty if it is done
     * @return false if it had come further already, or another book has come into force
     */
    boolean advance(Progress read, Optional<String> reached);

    /** What a book would say, as far as it is known. */
    Optional<BookPreview> preview(String hash);

    /** Begins a preview, in the place of an earlier one. */
    void begin(BookPreview preview);

    /** Keeps a preview that has come further; false if it had come further already. */
    boolean keep(BookPreview read, BookPreview next);

    /**
     * That incidents are decided again because a book came into force.
     *
     * @param act the act that put it into force
     * @param since when that was
     * @param reached how far it has come; empty if it has not begun
     */
    record Progress(long act, Instant since, Optional<String> reached) {}

    /**
     * A book that was published.
     *
     * @param policies how many it has
     */
    record Published(String hash, String by, Instant at, int policies) {}

    /**
     * An act that put a book into force.
     *
     * @param version counts the acts, from 1
     * @param hash of the book, or {@link #SHIPPED}
     * @param publishedBy who had published the book; empty for the one that ships
     */
    record Activation(long version, String hash, String publishedBy, String activatedBy, Instant at, String why) {}
}
