package org.policyalerts.api.tasks;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.policy.PolicyBook;
import org.policyalerts.policy.PolicyId;

/** A row as the API shows it: what is to be done, why and by when, for which incidents. */
record TaskRowDocument(PolicyBook book, IncidentLine incidents) {

    Map<String, Object> of(TaskRow row) {
        OwnedTask first = row.first();
        Task.Step step = first.task().step();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("group", first.group());
        document.put("owner", first.owner().name());
        if (step.onBehalfOf() != null) {
            document.put("for", step.onBehalfOf());
        }
        document.put("do", step.words());
        document.put("severity", first.task().severity().text());
        document.put("dueAt", TaskDocument.text(step.dueAt()));
        document.put("state", state(row).text());
        document.put("policy", policy(first.task().policy()));
        document.put(
                "incidents",
                row.tasks().stream()
                        .map(owned -> owned.task().id().incident())
                        .distinct()
                        .map(incidents::of)
                        .toList());
        document.put("tasks", row.tasks().stream().map(TaskDocument::of).toList());
        return document;
    }

    /** Open while any of its tasks is. */
    private static TaskState state(TaskRow row) {
        return row.tasks().stream()
                .map(owned -> owned.task().state())
                .min(TaskState::compareTo)
                .orElseThrow();
    }

    /** One that left the book keeps its id. */
    private Map<String, Object> policy(PolicyId id) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", id.value());
        book.find(id).ifPresent(policy -> {
            document.put("title", policy.title());
            document.put("why", policy.why());
        });
        return document;
    }
}
