package org.policyalerts.local.cli;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.preview.PreviewSweep;
import org.policyalerts.dynamodb.DynamoDbIncidentStore;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.incident.ClaimantTable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.local.LocalException;
import org.policyalerts.local.table.OpenTable;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.policy.book.PreviewDocument;
import org.policyalerts.policy.testing.BookCheck;
import org.policyalerts.policy.testing.ShippedReports;

/** Books in a table that this process opens itself. */
final class TableShelf implements BookShelf {

    private final OpenTable table;
    private final BookStore books;
    private final IncidentStore incidents;
    private final String by;
    private final Clock clock;
    private @Nullable PreviewSweep previews;

    /**
     * Over a table.
     *
     * @param by who publishes and puts into force; there is no token that says so
     */
    TableShelf(OpenTable table, String by, Clock clock) {
        this.table = table;
        this.books = new DynamoDbBookStore(table.items());
        this.incidents = new DynamoDbIncidentStore(table.items(), ClaimantTable.shipped(), ZoneOffset.UTC);
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

    /** No function need run: this process judges. */
    @Override
    public Map<String, Object> preview(String hash) {
        if (!hash.equals(BookStore.SHIPPED) && books.find(hash).isEmpty()) {
            throw new LocalException("there is no such book: " + hash);
        }
        return PreviewDocument.of(previews().goOn(hash), this::title);
    }

    private PreviewSweep previews() {
        PreviewSweep made = previews == null ? table.previews(clock) : previews;
        previews = made;
        return made;
    }

    /** What is for named people only stays unnamed on a screen, too. */
    private Optional<String> title(String incident) {
        return incidents
                .find(new IncidentId(incident))
                .map(Incident::report)
                .filter(report -> !report.text("tlp").equals("red"))
                .map(report -> report.text("title"));
    }

    @Override
    public void close() {
        table.close();
    }
}
