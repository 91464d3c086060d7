package org.policyalerts.alert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.TraceLine;

/** An alert as a plain document: the same in the table, in answers and in messages. */
public final class AlertDocument {

    private AlertDocument() {}

    public static Map<String, Object> of(Alert alert) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", alert.id().value());
        document.put("incident", alert.incident().value());
        document.put("incidentVersion", (long) alert.incidentVersion());
        putSource(document, alert.policy());
        document.put("recipients", alert.recipients());
        document.put("state", alert.state().text());
        if (alert.note() != null) {
            document.put("note", alert.note());
        }
        document.put("raisedAt", alert.raisedAt().toString());
        document.put("changedAt", alert.changedAt().toString());
        if (alert.track() == Track.EXERCISE) {
            document.put("exercise", true);
        }
        document.put("actions", alert.tasks().stream().map(AlertDocument::of).toList());
        if (!alert.cautions().isEmpty()) {
            document.put(
                    "cautions", alert.cautions().stream().map(AlertDocument::of).toList());
        }
        document.put("because", because(alert.because()));
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
        document.put("kind", action.kind().text());
        document.put("do", action.action());
        document.put("owner", action.owner());
        document.put("dueAt", action.dueAt() == null ? null : action.dueAt().toString());
        document.put("per", action.per().text());
        return document;
    }

    public static List<Map<String, Object>> because(List<TraceLine> trace) {
        return trace.stream().map(TraceLine::document).toList();
    }
}
