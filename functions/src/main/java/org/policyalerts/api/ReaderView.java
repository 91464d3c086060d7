package org.policyalerts.api;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentStore;
import org.policyalerts.policy.TraceLine;

/**
 * Decisions and alerts as one caller may read them. They are kept with the ids of other incidents alone; here these get
 * the names that the caller may know by now, and the rest is counted.
 *
 * <p>Reporters read what the book makes of their report and why. Who is told, what is recommended to whom, what staff
 * keep quiet and what they say of it is not theirs to know, nor is what others have reported, not even how much.
 * Whatever is not named here they do not see. Operators read the same, of other incidents those that hit them, and
 * nothing of other targets.
 */
public final class ReaderView {

    private static final String BECAUSE = "because";

    private static final List<String> OF_DECISION = List.of(
            "incident",
            "version",
            "at",
            "matched",
            "notMatched",
            "shadow",
            "unknown",
            "asked",
            "muted",
            "pending",
            "fulfilled",
            "failed",
            "notOwed",
            "suppressed",
            "book",
            "omitted",
            "recomputed",
            "recomputedFrom");

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
    private static final Pattern OTHERS = Pattern.compile("\\b(no|\\d+) others?\\b");

    private final Caller caller;
    private final IncidentStore incidents;
    private final Map<IncidentId, Optional<Incident>> read = new HashMap<>();

    /** For one request: an incident is read once, however many lines name it. */
    public ReaderView(Caller caller, IncidentStore incidents) {
        this.caller = caller;
        this.incidents = incidents;
    }

    /** A decision as the caller may read it. */
    public Map<String, Object> decision(Map<String, Object> decision) {
        Map<String, Object> shown = new LinkedHashMap<>();
        decision.forEach((name, value) -> {
            if (caller.isOfAuthority()) {
                shown.put(name, each(value, null));
            } else if (OF_DECISION.contains(name)) {
                boolean isMatch = name.equals("matched") || name.equals("shadow");
                shown.put(name, each(value, isMatch ? OF_MATCH : null));
            }
        });
        return shown;
    }

    /** An alert without its tasks; to reporters and operators also without what staff say of it. */
    public Map<String, Object> alert(Map<String, Object> alert) {
        return only(alert, caller.isOfAuthority() ? null : OF_ALERT);
    }

    private Object each(Object value, @Nullable List<String> names) {
        if (!(value instanceof List<?> entries)) {
            return value;
        }
        List<Object> shown = new ArrayList<>();
        entries.forEach(entry -> shown.add(entry instanceof Map<?, ?> fields ? only(fields, names) : entry));
        return shown;
    }

    /** Some of the fields, or all; in whatever lists they have there are reasons as well. */
    private Map<String, Object> only(Map<?, ?> fields, @Nullable List<String> names) {
        Map<String, Object> shown = new LinkedHashMap<>();
        fields.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.equals(BECAUSE) && value instanceof List<?> lines) {
                shown.put(name, because(lines));
            } else if (names == null || names.contains(name)) {
                shown.put(name, each(value, null));
            }
        });
        return shown;
    }

    private List<Map<String, Object>> because(List<?> lines) {
        return lines.stream()
                .map(line -> TraceLine.read((Map<?, ?>) line))
                .filter(line -> !caller.isOperator() || !line.namesTargetBeside(List.of()))
                .map(this::line)
                .toList();
    }

    private Map<String, Object> line(TraceLine line) {
        if (caller.isStaff()) {
            return line.named(this::reference).document();
        }
        Map<String, Object> document = line.named(other -> Optional.empty()).document();
        boolean isOfOthers = line.path().equals(TraceLine.HISTORY)
                || OTHERS.matcher(line.saw()).find();
        if (isOfOthers) {
            document.remove("saw");
        }
        return document;
    }

    private Optional<String> reference(IncidentId other) {
        return read.computeIfAbsent(other, incidents::find).filter(caller::sees).map(incident -> incident.report()
                .text("reference"));
    }
}
