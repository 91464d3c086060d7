package org.policyalerts.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.validation.Problem;

/** A request gets a problem document (RFC 9457) for an answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient ApiResponse response;

    private ProblemException(ApiResponse response) {
        super("refused with status " + response.status(), null, false, false);
        this.response = response;
    }

    ApiResponse response() {
        return response;
    }

    /** A problem without more to say than its kind and one sentence. */
    public static ProblemException of(ProblemKind kind, String detail) {
        return of(kind, detail, Map.of());
    }

    /** A problem with members of its own. */
    public static ProblemException of(ProblemKind kind, String detail, Map<String, Object> members) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", kind.type());
        document.put("title", kind.title);
        document.put("status", (long) kind.status);
        document.put("detail", detail);
        document.putAll(members);
        return new ProblemException(ApiResponse.problem(kind.status, document));
    }

    /** A body with these problems. */
    public static ProblemException invalid(List<Problem> problems) {
        String detail = problems.size() == 1 ? "There is one problem." : "There are " + problems.size() + " problems.";
        return of(ProblemKind.INVALID_BODY, detail, Map.of("errors", documents(problems)));
    }

    /** A body that says what its caller may not say. */
    public static ProblemException notAllowed(List<Problem> problems) {
        return of(
                ProblemKind.NOT_ALLOWED,
                "The token does not allow what the body says of the attribution.",
                Map.of("errors", documents(problems)));
    }

    /** A parameter or header that is not as it has to be. */
    public static ProblemException parameter(String name, String detail) {
        return of(
                ProblemKind.INVALID_PARAMETER,
                name + " " + detail,
                Map.of("errors", List.of(Map.of("parameter", name, "detail", detail))));
    }

    public ProblemException with(String header, String value) {
        return new ProblemException(response.with(header, value));
    }

    public static List<Map<String, String>> documents(List<Problem> problems) {
        return problems.stream().map(ProblemException::document).toList();
    }

    private static Map<String, String> document(Problem problem) {
        Map<String, String> document = new LinkedHashMap<>();
        document.put("pointer", problem.pointer());
        document.put("detail", problem.message());
        return document;
    }
}
