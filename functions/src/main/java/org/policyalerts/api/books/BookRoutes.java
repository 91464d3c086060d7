package org.policyalerts.api.books;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.policyalerts.api.Route;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.api.Scope;
import org.policyalerts.policy.book.BookStore;

/** The rows for books. */
public final class BookRoutes {

    private static final Set<Scope> PUBLISHERS = Set.of(Scope.PUBLISH);

    private BookRoutes() {}

    /**
     * What the rows need.
     *
     * @param activated is told when another book has come into force
     */
    public record Dependencies(BookStore books, Clock clock, Runnable activated) {}

    public static List<Route> rows(Dependencies dependencies) {
        ReadBooks reading = new ReadBooks(dependencies.books());
        return List.of(
                Route.of("POST", "/books", PUBLISHERS, new PublishBook(dependencies.books(), dependencies.clock()))
                        .taking(BodyForm.LINES),
                Route.of("GET", "/books", PUBLISHERS, request -> reading.list()),
                Route.of("GET", "/books/{hash}", PUBLISHERS, reading::one),
                Route.of("POST", "/books/{hash}/activation", PUBLISHERS, new ActivateBook(dependencies))
                        .taking(BodyForm.SHORT));
    }
}
