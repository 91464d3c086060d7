package org.policyalerts.dynamodb.audience;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.policyalerts.alert.AlertId;
import org.policyalerts.alert.Belief;
import org.policyalerts.alert.Belief.ToldTask;
import org.policyalerts.alert.IncidentFacts;
import org.policyalerts.alert.IncidentFacts.Entry;
import org.policyalerts.alert.IncidentFacts.Kind;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.dynamodb.item.ItemReader;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.policy.Severity;

/** What an audience was told, as a tree within its item, which says of what incident. */
record BeliefTree(IncidentId incident) {

    /** In an order of its own, so that the same belief is the same text. */
    static Map<String, Object> of(Belief belief) {
        Map<String, Object> facts = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            List<Entry> entries = belief.facts().entries().get(kind);
            if (entries != null) {
                facts.put(kind.text(), entries.stream().map(BeliefTree::of).toList());
            }
        }
        Map<String, Object> tasks = new TreeMap<>();
        belief.tasks().forEach((id, told) -> tasks.put(TaskTree.digest(id.value()), of(told)));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("facts", facts);
        tree.put("tasks", tasks);
        tree.put("alerts", digests(belief.alerts()));
        if (!belief.ended().isEmpty()) {
            tree.put("ended", digests(belief.ended()));
        }
        if (belief.level() != null) {
            tree.put("level", belief.level().text());
        }
        return tree;
    }

    private static List<String> digests(Set<AlertId> ids) {
        return ids.stream().map(id -> TaskTree.digest(id.value())).sorted().toList();
    }

    private static Map<String, Object> of(Entry entry) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("key", entry.key());
        if (!entry.words().equals(entry.key())) {
            tree.put("words", entry.words());
        }
        if (entry.strength() != 0) {
            tree.put("strength", (long) entry.strength());
        }
        return tree;
    }

    private static Map<String, Object> of(ToldTask told) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("state", told.state().text());
        if (told.dueAt() != null) {
            tree.put("dueAt", told.dueAt().toString());
        }
        return tree;
    }

    Belief read(Optional<ItemReader> tree) {
        return tree.map(this::read).orElse(Belief.NOTHING);
    }

    private Belief read(ItemReader tree) {
        Map<Kind, List<Entry>> facts = new EnumMap<>(Kind.class);
        ItemReader kinds = tree.findObject("facts").orElseThrow();
        for (String kind : kinds.fields().keySet()) {
            facts.put(
                    Kind.valueOf(kind.toUpperCase(Locale.ROOT)),
                    kinds.objects(kind).stream().map(BeliefTree::entry).toList());
        }
        Map<TaskId, ToldTask> tasks = new HashMap<>();
        ItemReader told = tree.findObject("tasks").orElseThrow();
        for (String digest : told.fields().keySet()) {
            tasks.put(
                    TaskTree.taskId(incident, digest),
                    toldTask(told.findObject(digest).orElseThrow()));
        }
        return new Belief(
                new IncidentFacts(facts),
                tasks,
                alerts(tree.texts("alerts")),
                tree.fields().containsKey("ended") ? alerts(tree.texts("ended")) : Set.of(),
                tree.find("level").map(Severity::of).orElse(null));
    }

    private Set<AlertId> alerts(List<String> digests) {
        return digests.stream()
                .map(digest -> TaskTree.alertId(incident, digest))
                .collect(Collectors.toSet());
    }

    private static Entry entry(ItemReader tree) {
        Integer strength = tree.findNumber("strength");
        String key = tree.text("key");
        return new Entry(key, tree.find("words").orElse(key), strength == null ? 0 : strength);
    }

    private static ToldTask toldTask(ItemReader tree) {
        return new ToldTask(
                TaskState.of(tree.text("state")), tree.findInstant("dueAt").orElse(null));
    }
}
