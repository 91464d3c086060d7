package org.policyalerts.api;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.text.VisibleText;

/** Reads query parameters, or refuses them by name. */
public final class Parameters {

    private static final int MOST_LISTED = 100;
    private static final int LISTED = 50;

    private Parameters() {}

    public static boolean truth(ApiRequest request, String name) {
        return oneOf(request, name, List.of("true", "false"))
                .filter("true"::equals)
                .isPresent();
    }

    public static Optional<String> oneOf(ApiRequest request, String name, Collection<String> values) {
        Optional<String> value = request.parameter(name);
        if (value.isPresent() && !values.contains(value.get())) {
            throw ProblemException.parameter(name, "must be one of " + String.join(", ", values));
        }
        return value;
    }

    /** How many to list at most; 50 if not asked for. */
    public static int limit(ApiRequest request) {
        return limit(request, LISTED, MOST_LISTED);
    }

    /** The same of what is smaller, and read by the hundred. */
    public static int limit(ApiRequest request, int usual, int most) {
        String value = request.parameter("limit").orElse(String.valueOf(usual));
        if (!value.matches("[1-9]\\d{0,3}") || Integer.parseInt(value) > most) {
            throw ProblemException.parameter("limit", "must be a whole number from 1 to " + most);
        }
        return Integer.parseInt(value);
    }

    /** Where to go on; only a store can tell whether it gave the cursor out. */
    public static Optional<String> cursor(ApiRequest request) {
        Optional<String> cursor = request.parameter("cursor");
        if (cursor.isPresent() && !cursor.get().matches("[A-Za-z0-9_-]{1,400}")) {
            throw foreignCursor();
        }
        return cursor;
    }

    public static ProblemException foreignCursor() {
        return ProblemException.parameter("cursor", "must be one that an earlier page of the same list gave");
    }

    public static Optional<PartialDate> date(ApiRequest request, String name) {
        return request.parameter(name).map(value -> PartialDate.parse(value)
                .orElseThrow(() -> ProblemException.parameter(
                        name, "must be a date: 2022, 2021-05, 2023-12-25 or 2023-12-25T10:00:00Z (with its offset)")));
    }

    public static Optional<String> matching(ApiRequest request, String name, String form, String wanted) {
        Optional<String> value = request.parameter(name);
        if (value.isPresent() && !value.get().matches(form)) {
            throw ProblemException.parameter(name, "must be " + wanted);
        }
        return value;
    }

    public static Optional<String> text(ApiRequest request, String name, int longest) {
        Optional<String> value = request.parameter(name);
        if (value.isPresent()
                && (!VisibleText.isIn(value.get())
                        || value.get().codePointCount(0, value.get().length()) > longest)) {
            throw ProblemException.parameter(
                    name, "must be a text of 1 to " + longest + " characters that is not blank");
        }
        return value;
    }
}
