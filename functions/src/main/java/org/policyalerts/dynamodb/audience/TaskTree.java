package org.policyalerts.dynamodb.audience;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.Task.Step;
import org.policyalerts.alert.Task.Taken;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.Track;
import org.policyalerts.policy.PolicyId;
import org.policyalerts.policy.Recommendation.Per;
import org.policyalerts.policy.Severity;

/**
 * A task as a tree within its audience's item, which says of what incident and on what track it is. A field that has no
 * value is left out.
 */
record TaskTree(IncidentId incident, Track track) {

    static Map<String, Object> of(Task task) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", digest(task.id().value()));
        tree.put("alert", digest(task.alert().value()));
        tree.put("policy", task.policy().value());
        tree.put("severity", task.severity().text());
        tree.put("step", of(task.step()));
        tree.put("state", task.state().text());
        tree.put("since", task.since().toString());
        putCount(tree, "reminders", task.reminders());
        putCount(tree, "dutyReminders", task.dutyReminders());
        if (task.taken() != null) {
            tree.put("taken", of(task.taken()));
        }
        if (!task.moves().isEmpty()) {
            tree.put("moves", task.moves().stream().map(TaskTree::of).toList());
        }
        return tree;
    }

    /** What an id holds beside the incident. */
    static String digest(String id) {
        return id.substring(id.indexOf('-') + 1);
    }

    static TaskId taskId(IncidentId incident, String digest) {
        return new TaskId("tsk_" + incident.ulid() + "-" + digest);
    }

    static AlertId alertId(IncidentId incident, String digest) {
        return new AlertId("alt_" + incident.ulid() + "-" + digest);
    }

    private static void putCount(Map<String, Object> tree, String name, int count) {
        if (count != 0) {
            tree.put(name, (long) count);
        }
    }

    private static void putIfAny(Map<String, Object> tree, String name, @Nullable Object value) {
        if (value != null) {
            tree.put(name, value.toString());
        }
    }

    private static Map<String, Object> of(Step step) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("do", step.words());
        tree.put("key", step.key());
        putIfAny(tree, "for", step.onBehalfOf());
        putIfAny(tree, "dueAt", step.dueAt());
        putIfAny(tree, "remindAt", step.remindAt());
        tree.put("per", step.per().text());
        if (step.isDuty()) {
            tree.put("duty", true);
        }
        return tree;
    }

    private static Map<String, Object> of(Taken taken) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("who", taken.who());
        putIfAny(tree, "until", taken.until());
        return tree;
    }

    private static Map<String, Object> of(Move move) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("to", move.to().text());
        tree.put("at", move.at().toString());
        tree.put("who", move.who());
        putIfAny(tree, "for", move.actingFor());
        tree.put("words", move.words());
        return tree;
    }

    Task read(ItemReader tree) {
        return new Task(
                taskId(incident, tree.text("id")),
                alertId(incident, tree.text("alert")),
                track,
                new PolicyId(tree.text("policy")),
                Severity.of(tree.text("severity")),
                step(tree.findObject("step").orElseThrow()),
                TaskState.of(tree.text("state")),
                tree.instant("since"),
                count(tree, "reminders"),
                count(tree, "dutyReminders"),
                tree.findObject("taken").map(TaskTree::taken).orElse(null),
                tree.findObjects("moves").stream().map(TaskTree::move).toList());
    }

    private static int count(ItemReader tree, String name) {
        Integer count = tree.findNumber(name);
        return count == null ? 0 : count;
    }

    private static @Nullable Instant instantOrNull(ItemReader tree, String name) {
        return tree.findInstant(name).orElse(null);
    }

    private static Step step(ItemReader tree) {
        return new Step(
                tree.text("do"),
                tree.text("key"),
                tree.find("for").orElse(null),
                instantOrNull(tree, "dueAt"),
                instantOrNull(tree, "remindAt"),
                Per.valueOf(tree.text("per").toUpperCase(Locale.ROOT)),
                tree.isTrue("duty"));
    }

    private static Taken taken(ItemReader tree) {
        return new Taken(tree.text("who"), instantOrNull(tree, "until"));
    }

    private static Move move(ItemReader tree) {
        return new Move(
                TaskState.of(tree.text("to")),
                tree.instant("at"),
                tree.text("who"),
                tree.find("for").orElse(null),
                tree.text("words"));
    }
}
