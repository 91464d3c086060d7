package org.policyalerts.api.books;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.Caller;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.ProblemKind;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.book.Book;
import org.policyalerts.policy.book.BookActs;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Activation;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.policy.book.PreviewDocument;

/** Shows which books there are, which is in force and how it came to be, and what is in one. */
record ReadBooks(BookStore books, IncidentStore incidents, Function<String, BookPreview> previews) {

    /** Lambda answers with no more than 6 MB, and JSON makes a text longer. */
    private static final int MOST_CHARACTERS = 4_000_000;

    ApiResponse list() {
        List<Activation> history = books.history();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put(
                "inForce",
                history.isEmpty() ? BookStore.SHIPPED : history.get(0).hash());
        BookActs.before(history).ifPresent(hash -> document.put("before", hash));
        document.put("books", books.published().stream().map(BookDocuments::of).toList());
        document.put("history", history.stream().map(BookDocuments::of).toList());
        return ApiResponse.json(200, document);
    }

    ApiResponse one(ApiRequest request) {
        Published published = books.find(request.part("hash")).orElseThrow(ReadBooks::noSuchBook);
        Book book = books.sources(published.hash()).orElseThrow(ReadBooks::noSuchBook);
        Map<String, Object> document = BookDocuments.of(published);
        long length =
                book.files().stream().mapToLong(file -> file.text().length()).sum();
        if (length <= MOST_CHARACTERS) {
            document.put(
                    "files",
                    book.files().stream()
                            .map(file -> Map.of("file", file.name(), "text", file.text()))
                            .toList());
        }
        return ApiResponse.json(200, document);
    }

    /** What it would say beside the book in force; not complete at once where there are many incidents. */
    ApiResponse preview(ApiRequest request) {
        String hash = request.part("hash");
        if (!hash.equals(BookStore.SHIPPED) && books.find(hash).isEmpty()) {
            throw noSuchBook();
        }
        BookPreview preview = previews.apply(hash);
        return ApiResponse.json(
                preview.isComplete() ? 200 : 202, PreviewDocument.of(preview, id -> title(id, request.caller())));
    }

    /** Whoever writes the rules reads what incidents are about, up to the label that is for named people only. */
    private Optional<String> title(String incident, Caller caller) {
        return incidents
                .find(new IncidentId(incident))
                .map(Incident::report)
                .filter(report -> caller.mayReadUnder(report.text("tlp")))
                .map(report -> report.text("title"));
    }

    static ProblemException noSuchBook() {
        return ProblemException.of(
                ProblemKind.NOT_FOUND,
                "There is no such book. A book is named by its whole hash, 64 characters, as GET /books lists it.");
    }
}
