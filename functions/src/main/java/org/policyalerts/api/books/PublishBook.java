package org.policyalerts.api.books;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.api.ApiRequest;
import org.policyalerts.api.ApiResponse;
import org.policyalerts.api.ProblemException;
import org.policyalerts.api.RequestBody;
import org.policyalerts.api.Route;
import org.policyalerts.incident.validation.Problem;
import org.policyalerts.policy.book.BookStore;
import org.policyalerts.policy.book.BookStore.Published;
import org.policyalerts.policy.testing.BookCheck;
import org.policyalerts.policy.testing.ShippedReports;

/**
 * Checks a book, runs the tests of its policies and keeps it. Whatever reads and checks policies is loaded here and by
 * no other route.
 */
record PublishBook(BookStore books, Clock clock) implements Route.Handler {

    private static final int MOST_FILES = 1_002;
    private static final int MOST_BYTES = 32 * 1024 * 1024;

    @Override
    public ApiResponse handle(ApiRequest request) {
        RequestBody body =
                request.header("Content-Encoding").filter("gzip"::equals).isPresent()
                        ? request.body().gunzipped(MOST_BYTES)
                        : request.body();
        BookCheck.Result result = BookCheck.check(texts(body.lines()), new ShippedReports());
        if (result instanceof BookCheck.Faulty faulty) {
            throw refused(faulty.problems());
        }
        BookCheck.Sound sound = (BookCheck.Sound) result;
        Instant now = clock.instant();
        boolean isNew = books.find(sound.book().hash()).isEmpty();
        Published published =
                books.put(sound.book(), sound.document(), request.caller().name(), now);
        return ApiResponse.json(isNew ? 201 : 200, BookDocuments.of(published));
    }

    private static Map<String, String> texts(List<RequestBody> lines) {
        List<String> problems = new ArrayList<>();
        if (lines.size() > MOST_FILES) {
            throw refused(List.of("at most 1000 policies are taken here; larger books are published from the command"
                    + " line, with --table"));
        }
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean isFile = lines.get(i).json() instanceof Map<?, ?> line
                    && line.get("file") instanceof String file
                    && line.get("text") instanceof String text
                    && line.size() == 2
                    && texts.putIfAbsent(file, text) == null;
            if (!isFile) {
                problems.add("line " + (i + 1) + ": must be {\"file\": …, \"text\": …}, each file once");
            }
        }
        if (!problems.isEmpty()) {
            throw refused(problems);
        }
        return texts;
    }

    private static ProblemException refused(List<String> problems) {
        return ProblemException.invalid(
                problems.stream().map(each -> new Problem("", each)).toList());
    }
}
