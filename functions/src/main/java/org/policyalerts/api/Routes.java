package org.policyalerts.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.policyalerts.api.Route.BodyForm;
import org.policyalerts.text.NearestWord;

/** The whole API as one table; whatever a row does not allow is refused before its handler sees it. */
public final class Routes {

    private final List<Route> rows;

    public Routes(List<Route> rows) {
        this.rows = List.copyOf(rows);
    }

    /** With a limit for each submitter. */
    public Routes limitedBy(SubmissionLimit limit) {
        return new Routes(rows.stream().map(limit::on).toList());
    }

    List<Route> rows() {
        return rows;
    }

    /**
     * Answers a request.
     *
     * @throws ProblemException with the problem document to answer with
     */
    public ApiResponse answer(ApiEvent event) {
        Route route = route(event);
        Caller caller = route.scopes().isEmpty() ? Caller.NOBODY : authorised(event, route);
        Map<String, String> query = query(event, route);
        byte[] body = route.body().map(form -> body(event, form)).orElseGet(() -> new byte[0]);
        Map<String, String> parts = route.match(event.path()).orElseThrow();
        ApiRequest request =
                new ApiRequest(event.requestId(), parts, query, event.headers(), new RequestBody(body), caller);
        ApiResponse response = route.handler().handle(request);
        return route.isReading() ? unlessKnown(request, response.withContentTag()) : response;
    }

    private static ApiResponse unlessKnown(ApiRequest request, ApiResponse response) {
        return request.header("If-None-Match").map(response::unless).orElse(response);
    }

    /** The row for a request, whether or not it will let it through. */
    Optional<Route> find(ApiEvent event) {
        return here(event).stream().filter(row -> row.takes(event.method())).findFirst();
    }

    private List<Route> here(ApiEvent event) {
        return rows.stream().filter(row -> row.match(event.path()).isPresent()).toList();
    }

    private Route route(ApiEvent event) {
        List<Route> here = here(event);
        if (here.isEmpty()) {
            throw ProblemException.of(
                    ProblemKind.NOT_FOUND, "There is nothing at this path; GET /openapi.json lists what there is.");
        }
        String allowed = here.stream()
                .flatMap(row -> row.isReading() ? Stream.of("GET", "HEAD") : Stream.of(row.method()))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return find(event)
                .orElseThrow(() -> ProblemException.of(ProblemKind.METHOD_NOT_ALLOWED, "Allowed: " + allowed + ".")
                        .with("Allow", allowed));
    }

    private static Caller authorised(ApiEvent event, Route route) {
        Caller caller = event.caller()
                .orElseThrow(() -> notAuthenticated(event.headers().containsKey("authorization")));
        if (!caller.hasAny(route.scopes())) {
            String wanted =
                    route.scopes().stream().map(scope -> scope.text).sorted().collect(Collectors.joining(", "));
            String which = route.scopes().size() == 1 ? "the scope " : "one of the scopes ";
            throw ProblemException.of(ProblemKind.NOT_ALLOWED, "It takes " + which + wanted + ".");
        }
        if (caller.needsOrganisation()) {
            caller.organisationOrRefused();
        }
        return caller;
    }

    private static ProblemException notAuthenticated(boolean isTokenSent) {
        String detail = isTokenSent
                ? "What Authorization says is no token that is known here; send Bearer and a token."
                : "Send a bearer token.";
        return ProblemException.of(ProblemKind.NOT_AUTHENTICATED, detail).with("WWW-Authenticate", "Bearer");
    }

    /** A misspelt parameter must not be taken for an absent one: without its dryRun a report would be stored. */
    private static Map<String, String> query(ApiEvent event, Route route) {
        Map<String, String> query = new LinkedHashMap<>();
        event.query().forEach((name, values) -> {
            if (!route.parameters().contains(name)) {
                throw ProblemException.parameter(shown(name), "is not a parameter here" + hint(name, route));
            }
            if (values.size() != 1) {
                throw ProblemException.parameter(name, "must be given once");
            }
            query.put(name, values.get(0));
        });
        return query;
    }

    private static String shown(String name) {
        return name.codePointCount(0, name.length()) <= 50
                ? name
                : name.substring(0, name.offsetByCodePoints(0, 50)) + "…";
    }

    private static String hint(String name, Route route) {
        return NearestWord.to(name, route.parameters())
                .map(nearest -> "; did you mean " + nearest + "?")
                .orElse("");
    }

    private static byte[] body(ApiEvent event, BodyForm form) {
        byte[] bytes = event.bytes(form);
        String[] type = event.headers()
                .getOrDefault("content-type", "")
                .toLowerCase(Locale.ROOT)
                .split(";", -1);
        if (!form.mediaTypes().contains(type[0].strip()) || !isUtf8(type)) {
            String wanted = String.join(" or ", form.mediaTypes());
            throw ProblemException.of(ProblemKind.MEDIA_TYPE, "Send " + wanted + " in UTF-8.");
        }
        boolean isPacked =
                !event.headers().getOrDefault("content-encoding", "identity").equals("identity");
        if (isPacked && !form.mayBePacked()) {
            throw ProblemException.of(ProblemKind.MEDIA_TYPE, "Send it as it is, without Content-Encoding.");
        }
        return bytes;
    }

    private static boolean isUtf8(String[] type) {
        for (int i = 1; i < type.length; i++) {
            String parameter = type[i].strip().replace("\"", "");
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
