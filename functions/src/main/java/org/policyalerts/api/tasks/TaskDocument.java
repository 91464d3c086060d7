package org.policyalerts.api.tasks;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.action.OwnedTask;
import org.policyalerts.incident.Track;

/** A task as the API shows it. */
public final class TaskDocument {

    private TaskDocument() {}

    /** The document of a task, with who has it and what became of it. */
    public static Map<String, Object> of(OwnedTask owned) {
        Task task = owned.task();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", task.id().value());
        document.put("incident", task.id().incident().value());
        document.put("alert", task.alert().value());
        document.put("policy", task.policy().value());
        document.put("severity", task.severity().text());
        document.put("do", task.step().words());
        document.put("owner", owned.owner().name());
        if (task.step().onBehalfOf() != null) {
            document.put("for", task.step().onBehalfOf());
        }
        document.put("dueAt", text(task.step().dueAt()));
        document.put("duty", task.step().isDuty());
        document.put("per", task.step().per().text());
        document.put("group", owned.group());
        document.put("state", task.state().text());
        document.put("since", task.since().toString());
        if (task.taken() != null) {
            document.put("taken", taken(task));
        }
        document.put("moves", task.moves().stream().map(TaskDocument::move).toList());
        if (task.track() == Track.EXERCISE) {
            document.put("exercise", true);
        }
        return document;
    }

    private static Map<String, Object> taken(Task task) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("who", task.taken() == null ? null : task.taken().who());
        document.put("until", task.lapsesAt().map(Instant::toString).orElse(null));
        return document;
    }

    private static Map<String, Object> move(Move move) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("to", move.to().text());
        document.put("at", move.at().toString());
        document.put("who", move.who());
        if (move.actingFor() != null) {
            document.put("for", move.actingFor());
        }
        document.put("words", move.words());
        return document;
    }

    static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
