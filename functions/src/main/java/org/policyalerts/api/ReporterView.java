package org.policyalerts.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decisions and alerts as reporters and operators read them: what the book makes of an incident and why. Who is told,
 * what is recommended to whom, what staff keep quiet and what they say of it is not theirs to know, nor is what others
 * have reported. Whatever is not named here they do not see.
 */
public final class ReporterView {

    private static final String BECAUSE = "because";

    private static final List<String> OF_DECISION = List.of(
            "incident",
            "version",
            "at",
            "unknown",
            "asked",
            "muted",
            "pending",
            "fulfilled",
            "failed",
            "notOwed",
            "historyCut",
            "suppressed",
            "book",
            "omitted",
            "recomputed",
            "recomputedFrom",
            "otherwiseNow");

    private static final List<String> OF_MATCH = List.of("policy", "policyVersion", "severity", BECAUSE);

    private static final List<String> OF_ALERT = List.of(
            "id",
            "incident",
            "incidentVersion",
            "policy",
            "policyVersion",
            "policyHash",
            "title",
            "severity",
            "why",
            "references",
            "state",
            "raisedAt",
            "changedAt",
            "exercise",
            BECAUSE);

    /** How a condition begins that it saw other incidents; it may be one of several that a line sums up. */
    private static final Pattern OTHERS = Pattern.compile("\\bno others\\b|\\b\\d+ others?: ");

    private ReporterView() {}

    /** A decision, as {@code caller} may read it. */
    public static Map<String, Object> decision(Map<String, Object> decision, Caller caller) {
        if (caller.isOfAuthority()) {
            return decision;
        }
        Map<String, Object> shown = new LinkedHashMap<>();
        decision.forEach((name, value) -> {
            if (name.equals("matched") || name.equals("shadow")) {
                shown.put(name, each(value, OF_MATCH));
            } else if (name.equals("notMatched")) {
                shown.put(name, each(value, List.of("policy", BECAUSE)));
            } else if (OF_DECISION.contains(name)) {
                shown.put(name, value);
            }
        });
        return shown;
    }

    /** An alert without its tasks, and without what staff say of it. */
    public static Map<String, Object> alert(Map<String, Object> alert) {
        return only(alert, OF_ALERT);
    }

    private static List<Map<String, Object>> each(@Nullable Object list, List<String> names) {
        return list instanceof List<?> elements
                ? elements.stream()
                        .filter(Map.class::isInstance)
                        .map(element -> only((Map<?, ?>) element, names))
                        .toList()
                : List.of();
    }

    private static Map<String, Object> only(Map<?, ?> document, List<String> names) {
        Map<String, Object> shown = new LinkedHashMap<>();
        document.forEach((name, value) -> {
            if (names.contains(name)) {
                shown.put(name.toString(), name.equals(BECAUSE) ? withoutOthers(value) : value);
            }
        });
        return shown;
    }

    /** Conditions about other incidents without what they met. */
    private static Object withoutOthers(Object because) {
        return because instanceof List<?> lines
                ? lines.stream().map(ReporterView::withoutOthersIn).toList()
                : because;
    }

    private static Object withoutOthersIn(Object line) {
        if (!(line instanceof Map<?, ?> fields)) {
            return line;
        }
        boolean isOfOthers = "history".equals(fields.get("path"))
                || OTHERS.matcher(String.valueOf(fields.get("saw"))).find();
        Map<Object, Object> shown = new LinkedHashMap<>(fields);
        if (isOfOthers) {
            shown.remove("saw");
        }
        return shown;
    }
}
