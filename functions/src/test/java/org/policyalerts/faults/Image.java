package org.policyalerts.faults;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.TaskState;
import org.policyalerts.dynamodb.audience.AudienceItem;

/** What lies in the table, in a form in which two runs can be compared. */
final class Image {

    /** Of incidents and, in digits of hexadecimal, of tasks; a repeated request draws others. */
    private static final Pattern ID = Pattern.compile("[0-9A-HJKMNP-TV-Z]{26}|[0-9a-f]{16}");

    /** Of the stored, what only says how it came about. */
    private static final Set<String> LEFT_OUT = Set.of("run", "notification", "message-bodies", "mark", "turn");

    /** By type, records of attempts, and what is made of ids. */
    private static final Map<String, Set<String>> OF_THE_RUN = Map.of(
            "state",
            Set.of("dueShard", "signature", "sequence"),
            "audience",
            Set.of("dueShard", "version", "messages"),
            "decision",
            Set.of("dueShard", "notifications"));

    private final Map<String, String> names = new HashMap<>();

    private Image(Remains remains) {
        remains.client()
                .promised()
                .forEach((reference, known) -> names.put(known.id().ulid(), "<" + reference + ">"));
        remains.items(AudienceItem.PREFIX).stream()
                .map(AudienceItem::toState)
                .flatMap(state -> state.tasks().stream())
                .forEach(task -> names.put(digest(task.id().value()), name(task)));
    }

    private static String digest(String id) {
        return id.substring(id.lastIndexOf('-') + 1);
    }

    private static String name(Task task) {
        return task.policy() + "/" + digest(task.alert().value()) + "/"
                + task.step().key() + "/" + task.step().onBehalfOf();
    }

    /**
     * The items by key, incidents named by their references.
     *
     * <p>Reports of runs are left out, and messages: while something fails, what would have gone out as one message may
     * go out as two. What they said is what audiences take to be so, and that is compared. Decisions are numbered
     * without gaps: an evaluation in between that found nothing to say takes a number, too. For the same reason alerts
     * are compared one by one, whichever lie together.
     */
    static Map<String, Map<String, Object>> of(Remains remains) {
        Image image = new Image(remains);
        Map<String, Map<String, Object>> items = new TreeMap<>();
        for (Map<String, Object> item : remains.table().items()) {
            if (!LEFT_OUT.contains(String.valueOf(item.get("type")))) {
                Map<String, Object> neutral = image.neutral(item);
                if ("alerts".equals(item.get("type"))) {
                    items.putAll(oneByOne(neutral));
                } else {
                    items.put(neutral.get("pk") + " " + neutral.get("sk"), neutral);
                }
            }
        }
        return numbered(items);
    }

    private static Map<String, Map<String, Object>> oneByOne(Map<String, Object> together) {
        Map<String, Map<String, Object>> alerts = new TreeMap<>();
        for (Object one :
                (List<?>) Remains.json(String.valueOf(together.get("body"))).getOrDefault("alerts", List.of())) {
            Object id = ((Map<?, ?>) one).get("id");
            alerts.put(together.get("pk") + " alert " + id, new TreeMap<>(Map.of("alert", one)));
        }
        return alerts;
    }

    private static Map<String, Map<String, Object>> numbered(Map<String, Map<String, Object>> items) {
        Map<String, Map<String, Object>> numbered = new TreeMap<>();
        Map<String, Integer> decisions = new HashMap<>();
        items.forEach((key, item) -> {
            if ("decision".equals(item.get("type"))) {
                String incident = String.valueOf(item.get("pk"));
                item.remove("sk");
                numbered.put(incident + " decision " + decisions.merge(incident, 1, Integer::sum), item);
            } else {
                numbered.put(key, item);
            }
        });
        return numbered;
    }

    private Map<String, Object> neutral(Map<String, Object> item) {
        Map<String, Object> neutral = new TreeMap<>();
        Set<String> ofTheRun = OF_THE_RUN.getOrDefault(String.valueOf(item.get("type")), Set.of("dueShard"));
        item.forEach((name, value) -> {
            if (!ofTheRun.contains(name)) {
                neutral.put(name, value instanceof String text ? named(text) : value);
            }
        });
        if (OF_THE_RUN.containsKey(String.valueOf(item.get("type"))) && neutral.get("body") instanceof String body) {
            Map<String, Object> tree = without(ofTheRun, body);
            if ("audience".equals(item.get("type"))) {
                forget(tree);
            }
            neutral.put("body", tree);
        }
        return neutral;
    }

    private String named(String text) {
        return ID.matcher(text).replaceAll(id -> Matcher.quoteReplacement(names.getOrDefault(id.group(), id.group())));
    }

    private static Map<String, Object> without(Set<String> names, String body) {
        Map<String, Object> tree = new LinkedHashMap<>(Remains.json(body));
        tree.keySet().removeAll(names);
        return tree;
    }

    /** A task that is over, and whether it was ever told, depend on what came first in a run. */
    private static void forget(Map<String, Object> body) {
        Map<Object, Object> unfinished = new LinkedHashMap<>();
        List<Object> tasks = new ArrayList<>();
        for (Object one : (List<?>) body.getOrDefault("tasks", List.of())) {
            Map<Object, Object> task = new LinkedHashMap<>((Map<?, ?>) one);
            if (TaskState.of(String.valueOf(task.get("state"))).isUnfinished()) {
                unfinished.put(task.get("id"), task);
            } else {
                task.remove("reminders");
            }
            tasks.add(task);
        }
        body.put("tasks", tasks);
        body.replaceAll((name, value) -> value instanceof Map<?, ?> belief ? believed(belief, unfinished) : value);
    }

    private static Map<Object, Object> believed(Map<?, ?> belief, Map<Object, Object> unfinished) {
        Map<Object, Object> believed = new LinkedHashMap<>(belief);
        believed.remove("ended");
        if (belief.get("tasks") instanceof Map<?, ?> tasks) {
            Map<Object, Object> own = new LinkedHashMap<>(tasks);
            own.keySet().retainAll(unfinished.keySet());
            believed.put("tasks", own);
        }
        return believed;
    }
}
