package org.policyalerts.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Severity;
import org.policyalerts.policy.TraceLine;
import org.policyalerts.policy.Truth;

/** An alert as a plain document: the same in the table, in answers and in messages. */
public final class AlertDocument {

    private AlertDocument() {}

    /** The document of an alert. */
    public static Map<String, Object> of(Alert alert) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", alert.id().value());
        document.put("incident", alert.incident().value());
        document.put("incidentVersion", (long) alert.incidentVersion());
        putSource(document, alert.policy());
        document.put("state", alert.state().text());
        if (alert.note() != null) {
            document.put("note", alert.note());
        }
        document.put("raisedAt", alert.raisedAt().toString());
        document.put("changedAt", alert.changedAt().toString());
        putCare(document, alert.ownership());
        if (alert.track() == Track.EXERCISE) {
            document.put("exercise", true);
        }
        document.put("actions", alert.actions().stream().map(AlertDocument::of).toList());
        document.put("because", because(alert.because()));
        return document;
    }

    private static void putCare(Map<String, Object> document, AlertOwnership ownership) {
        document.put("openSince", ownership.openSince().toString());
        document.put("escalations", (long) ownership.step());
        document.put("escalatedTo", ownership.escalatedTo());
        if (ownership.acknowledgement() != null) {
            document.put("acknowledgement", of(ownership.acknowledgement()));
        }
        if (ownership.closedBy() != null) {
            document.put("closedBy", ownership.closedBy());
        }
    }

    private static Map<String, Object> of(Acknowledgement taken) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("owner", taken.owner());
        document.put("nextStepBy", taken.nextStepBy().toString());
        document.put("by", taken.by());
        document.put("at", taken.at().toString());
        return document;
    }

    private static void putSource(Map<String, Object> document, Alert.Source policy) {
        document.put("policy", policy.id().value());
        document.put("policyVersion", (long) policy.version());
        document.put("policyHash", policy.hash());
        document.put("title", policy.title());
        document.put("severity", policy.severity().text());
        document.put("audience", policy.audience());
        document.put("why", policy.why());
        document.put("references", policy.references());
    }

    public static Map<String, Object> of(Action action) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("do", action.action());
        document.put("owner", action.owner());
        document.put("dueAt", action.dueAt() == null ? null : action.dueAt().toString());
        return document;
    }

    public static List<Map<String, Object>> because(List<TraceLine> trace) {
        return trace.stream().map(AlertDocument::of).toList();
    }

    private static Map<String, Object> of(TraceLine because) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("condition", because.condition());
        document.put("saw", because.saw());
        document.put("path", because.path());
        document.put("outcome", because.outcome().text());
        return document;
    }

    /** Reads what {@link #of(Alert)} wrote. */
    public static Alert read(Map<String, Object> document) {
        return new Alert(
                new AlertId(text(document, "id")),
                new IncidentId(text(document, "incident")),
                number(document, "incidentVersion"),
                readSource(document),
                objects(document, "actions").stream()
                        .map(AlertDocument::readAction)
                        .toList(),
                objects(document, "because").stream()
                        .map(AlertDocument::readBecause)
                        .toList(),
                AlertState.of(text(document, "state")),
                optional(document, "note"),
                Instant.parse(text(document, "raisedAt")),
                Instant.parse(text(document, "changedAt")),
                readCare(document),
                Boolean.TRUE.equals(document.get("exercise")) ? Track.EXERCISE : Track.REAL);
    }

    private static AlertOwnership readCare(Map<String, Object> document) {
        return new AlertOwnership(
                Instant.parse(text(document, "openSince")),
                number(document, "escalations"),
                texts(document, "escalatedTo"),
                document.get("acknowledgement") instanceof Map<?, ?> taken ? readAcknowledgement(taken) : null,
                optional(document, "closedBy"));
    }

    private static Acknowledgement readAcknowledgement(Map<?, ?> taken) {
        return new Acknowledgement(
                String.valueOf(taken.get("owner")),
                Instant.parse(String.valueOf(taken.get("nextStepBy"))),
                String.valueOf(taken.get("by")),
                Instant.parse(String.valueOf(taken.get("at"))));
    }

    private static Alert.Source readSource(Map<String, Object> document) {
        return new Alert.Source(
                new PolicyId(text(document, "policy")),
                number(document, "policyVersion"),
                text(document, "policyHash"),
                text(document, "title"),
                Severity.of(text(document, "severity")),
                texts(document, "audience"),
                text(document, "why"),
                texts(document, "references"));
    }

    private static Action readAction(Map<String, Object> document) {
        String dueAt = optional(document, "dueAt");
        return new Action(text(document, "do"), text(document, "owner"), dueAt == null ? null : Instant.parse(dueAt));
    }

    private static TraceLine readBecause(Map<String, Object> document) {
        return new TraceLine(
                text(document, "condition"),
                text(document, "saw"),
                text(document, "path"),
                Truth.read(text(document, "outcome")));
    }

    private static String text(Map<String, Object> document, String name) {
        String value = optional(document, name);
        if (value == null) {
            throw new IllegalStateException("a stored alert lacks " + name);
        }
        return value;
    }

    private static @Nullable String optional(Map<String, Object> document, String name) {
        Object value = document.get(name);
        return value == null ? null : value.toString();
    }

    private static int number(Map<String, Object> document, String name) {
        return Integer.parseInt(text(document, name));
    }

    private static List<String> texts(Map<String, Object> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> objects(Map<String, Object> document, String name) {
        return document.get(name) instanceof List<?> list ? (List<Map<String, Object>>) (List<?>) list : List.of();
    }
}
