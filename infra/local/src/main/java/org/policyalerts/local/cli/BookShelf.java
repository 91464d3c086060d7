package org.policyalerts.local.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;

/** Where books are published: a deployment, asked by its API, or a table. What is refused is an exception. */
interface BookShelf extends AutoCloseable {

    /** Checks a book, runs the tests of its policies and keeps it. */
    Published publish(Book book) throws IOException;

    /** Puts a book into force. */
    Activation activate(String hash, String why) throws IOException;

    /** All acts, latest first. */
    List<Activation> history() throws IOException;

    /** The files of a book; empty if there is no such book. */
    Optional<Book> sources(String hash) throws IOException;

    /**
     * What a book would have said of the incidents of a year, beside the book in force, as far as it is known. Whoever
     * asks again learns more, unless the schedule has to go on.
     */
    Map<String, Object> preview(String hash) throws IOException;

    @Override
    void close();

    /** The hash of the book in force. */
    default String inForce() throws IOException {
        return history().stream().findFirst().map(Activation::hash).orElse(BookStore.SHIPPED);
    }

    /** What to go back to. */
    default Optional<String> before() throws IOException {
        return BookActs.before(history());
    }
}
