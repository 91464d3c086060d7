package org.policyalerts.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One row of the API: what may be called, by whom, with what, and who answers.
 *
 * @param template a path whose parts in braces match anything
 * @param scopes one of which a caller needs; none: open to all
 * @param parameters the query parameters there are
 */
public record Route(
        String method,
        String template,
        Set<Scope> scopes,
        List<String> parameters,
        Optional<BodyForm> body,
        Handler handler) {

    /** Answers a request that the route has let through. */
    public interface Handler {
        ApiResponse handle(ApiRequest request);
    }

    /**
     * What bodies a route takes.
     *
     * @param otherwise what to do with a larger one; empty if nothing helps
     */
    public record BodyForm(List<String> mediaTypes, int mostBytes, String otherwise) {

        private static final int REPORT = 256 * 1024;

        /** A few fields. */
        public static final BodyForm SHORT = new BodyForm(List.of("application/json"), 32 * 1024);

        public static final BodyForm JSON = new BodyForm(List.of("application/json"), REPORT);
        public static final BodyForm MERGE_PATCH =
                new BodyForm(List.of("application/merge-patch+json", "application/json"), REPORT);
        /** A hundred ordinary reports; Lambda itself takes no more than 6 MB. */
        public static final BodyForm LINES = new BodyForm(List.of("application/x-ndjson"), 4 * 1024 * 1024);

        /** A book, as lines. */
        public static final BodyForm BOOK = new BodyForm(
                LINES.mediaTypes(),
                LINES.mostBytes(),
                " Pack the book by gzip, or publish it from the command line with --table.");

        BodyForm(List<String> mediaTypes, int mostBytes) {
            this(mediaTypes, mostBytes, "");
        }

        boolean mayBePacked() {
            return equals(BOOK);
        }
    }

    public static Route open(String method, String template, Handler handler) {
        return new Route(method, template, Set.of(), List.of(), Optional.empty(), handler);
    }

    public static Route of(String method, String template, Set<Scope> scopes, Handler handler) {
        return new Route(method, template, scopes, List.of(), Optional.empty(), handler);
    }

    public Route taking(BodyForm form) {
        return new Route(method, template, scopes, parameters, Optional.of(form), handler);
    }

    public Route asking(String... names) {
        return new Route(method, template, scopes, List.of(names), body, handler);
    }

    /** The same, refused to operators, whose part is their own tasks. */
    public Route refusingOperators() {
        return before(request -> request.caller().refuseOperator());
    }

    /** The same, after a check that may refuse. */
    Route before(Consumer<ApiRequest> check) {
        Handler checked = request -> {
            check.accept(request);
            return handler.handle(request);
        };
        return new Route(method, template, scopes, parameters, body, checked);
    }

    /** The same, refused to all but those who belong to an audience. */
    public Route onlyFor(String audience) {
        return before(request -> request.caller().refuseUnlessOf(audience));
    }

    /** Whoever may GET may also send HEAD, and is answered the same without its body. */
    boolean isReading() {
        return method.equals("GET");
    }

    boolean takes(String asked) {
        return method.equals(asked) || (isReading() && asked.equals("HEAD"));
    }

    /** The variable parts of a path that fits; empty if it does not. */
    Optional<Map<String, String>> match(String path) {
        String[] wanted = template.split("/", -1);
        String[] given = path.split("/", -1);
        Map<String, String> parts = new LinkedHashMap<>();
        if (wanted.length != given.length) {
            return Optional.empty();
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].startsWith("{") && !given[i].isEmpty()) {
                parts.put(wanted[i].substring(1, wanted[i].length() - 1), given[i]);
            } else if (!wanted[i].equals(given[i])) {
                return Optional.empty();
            }
        }
        return Optional.of(parts);
    }
}
