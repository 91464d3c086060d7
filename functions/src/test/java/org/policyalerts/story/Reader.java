package org.policyalerts.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an audience knows of one incident that reads the documents of its messages and nothing else; it complains of
 * what it cannot make sense of.
 */
final class Reader {

    private static final Set<String> UNFINISHED = Set.of("open", "taken");

    /** The steps that it takes to be still to do, each with its deadline. */
    final Map<String, String> tasks = new TreeMap<>();

    /** The policies that it takes to hold, for whatever cause. */
    final Set<String> policies = new TreeSet<>();

    /** The policies that it judges for itself. */
    final Set<String> toJudge = new TreeSet<>();

    /** Messages that take back what was not said. */
    final Set<String> nonsense = new TreeSet<>();

    /** The version of the incident that it was told last. */
    Optional<Integer> version = Optional.empty();

    /**
     * Reads what a document says of the incident.
     *
     * @param section what it says of what happened
     * @param isMoreKnown whether it may know more than documents say, because messages pointed to something
     */
    void read(Map<String, Object> document, Map<?, ?> section, boolean isMoreKnown) {
        List<Map<?, ?>> alerts = about(section, document, "alerts");
        alerts.stream()
                .filter(alert -> "ended".equals(alert.get("change")))
                .forEach(alert -> ended(alert, isMoreKnown));
        // Of an exercise nothing is to be done, nor of what is none by those who took it for one.
        if (about(section, document, "changes").stream().anyMatch(change -> "mode".equals(change.get("fact")))) {
            tasks.clear();
            policies.clear();
            toJudge.clear();
        }
        about(section, document, "tasks").stream()
                .filter(task -> text(document, "audience").equals(task.get("owner")))
                // What is replaced is over before what replaces it begins.
                .sorted(Comparator.comparing(Reader::isUnfinished))
                .forEach(task -> task(task, isMoreKnown));
        alerts.forEach(this::alert);
        objects(document, "notChecked").forEach(this::notChecked);
        objects(document, "settled").forEach(policy -> toJudge.remove(text(policy, "policy")));
        // A reminder tells of tasks; what happened it only names.
        if (!text(document, "kind").equals("reminder")) {
            version = Optional.of(Integer.valueOf(text(section, "version")));
        }
    }

    private void task(Map<?, ?> task, boolean isMoreKnown) {
        String step = step(text(task, "policy"), text(task, "do"));
        if (isUnfinished(task)) {
            tasks.put(step, text(task, "dueAt"));
        } else if (tasks.remove(step) == null && !isMoreKnown && !"done".equals(task.get("state"))) {
            nonsense.add("has no longer to do what it was not told of: " + task);
        }
    }

    private static boolean isUnfinished(Map<?, ?> task) {
        return UNFINISHED.contains(text(task, "state"));
    }

    private void ended(Map<?, ?> alert, boolean isMoreKnown) {
        if (!policies.remove(text(alert, "policy")) && !isMoreKnown) {
            nonsense.add("was not told of what has ended: " + alert.get("policy"));
        }
    }

    private void alert(Map<?, ?> alert) {
        if (Set.of("raised", "stands").contains(text(alert, "change"))) {
            policies.add(text(alert, "policy"));
        }
        toJudge.remove(text(alert, "policy"));
    }

    private void notChecked(Map<?, ?> failed) {
        String policy = text(failed, "policy");
        if (!policies.contains(policy)) {
            toJudge.add(policy);
        }
    }

    /** What is to be done, whatever it is known by: another cause of the same policy may ask it. */
    static String step(String policy, String words) {
        return policy + ": " + words;
    }

    private static List<Map<?, ?>> about(Map<?, ?> section, Map<String, Object> document, String name) {
        return objects(document, name).stream()
                .filter(one -> text(section, "id").equals(one.get("incident")))
                .toList();
    }

    static List<Map<?, ?>> objects(Map<String, Object> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }

    private static String text(Map<?, ?> document, String name) {
        return String.valueOf(document.get(name));
    }
}
