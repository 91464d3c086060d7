package org.policyalerts.api.books;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;

/** The rows for books. */
public final class BookRoutes {

    private static final Set<Scope> PUBLISHERS = Set.of(Scope.PUBLISH);

    private BookRoutes() {}

    /**
     * What the rows need.
     *
     * @param incidents for the titles of what would change
     * @param previews what a book would say, as far as that is known
     * @param activated is told when another book has come into force
     */
    public record Dependencies(
            BookStore books,
            IncidentStore incidents,
            Clock clock,
            Function<String, BookPreview> previews,
            Runnable activated) {}

    public static List<Route> rows(Dependencies dependencies) {
        ReadBooks reading = new ReadBooks(dependencies.books(), dependencies.incidents(), dependencies.previews());
        return List.of(
                Route.of("POST", "/books", PUBLISHERS, new PublishBook(dependencies.books(), dependencies.clock()))
                        .taking(BodyForm.BOOK),
                Route.of("GET", "/books", PUBLISHERS, request -> reading.list()),
                Route.of("GET", "/books/{hash}", PUBLISHERS, reading::one),
                Route.of("GET", "/books/{hash}/preview", PUBLISHERS, reading::preview),
                Route.of("POST", "/books/{hash}/activation", PUBLISHERS, new ActivateBook(dependencies))
                        .taking(BodyForm.SHORT));
    }
}
