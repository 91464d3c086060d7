package org.policyalerts.local.cli;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.local.LocalException;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.policy.testing.BookCheck;
import org.policyalerts.policy.testing.ShippedReports;

/** Books in a table that this process opens itself. */
final class TableShelf implements BookShelf {

    private final OpenTable table;
    private final BookStore books;
    private final String by;
    private final Clock clock;

    /**
     * Over a table.
     *
     * @param by who publishes and puts into force; there is no token that says so
     */
    TableShelf(OpenTable table, String by, Clock clock) {
        this.table = table;
        this.books = new DynamoDbBookStore(table.items());
        this.by = by;
        this.clock = clock;
    }

    @Override
    public Published publish(Book book) {
        Map<String, String> texts = new HashMap<>();
        book.files().forEach(file -> texts.put(file.name(), file.text()));
        BookCheck.Result result = BookCheck.check(texts, new ShippedReports());
        if (result instanceof BookCheck.Faulty faulty) {
            throw new RefusedBookException(faulty.problems());
        }
        return books.put(book, ((BookCheck.Sound) result).document(), by, clock.instant());
    }

    @Override
    public Activation activate(String hash, String why) {
        BookActs.Outcome outcome = new BookActs(books, clock).activate(hash, by, why);
        if (outcome instanceof BookActs.InForce done) {
            return done.act();
        }
        if (outcome instanceof BookActs.OwnBook) {
            throw new LocalException("who published a book does not put it into force: ask a second person");
        }
        if (outcome instanceof BookActs.NotLoadable fault) {
            throw new LocalException("the book cannot be loaded: " + fault.why());
        }
        throw new LocalException(
                outcome instanceof BookActs.Overtaken
                        ? "another book has come into force meanwhile; look again"
                        : "there is no such book: " + hash);
    }

    @Override
    public List<Activation> history() {
        return books.history();
    }

    @Override
    public Optional<Book> sources(String hash) {
        return books.sources(hash);
    }

    @Override
    public boolean isRunning() {
        return false;
    }

    /** That takes functions, which have the stored incidents judged. */
    @Override
    public Map<String, Object> preview(String hash) {
        throw new LocalException("a preview is made by a running deployment: --to URL --token T");
    }

    @Override
    public void close() {
        table.close();
    }
}
