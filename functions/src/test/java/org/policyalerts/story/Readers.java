package org.policyalerts.story;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.alert.Recipient;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * What audiences know who read the documents of their messages about one incident and nothing else; complains of a
 * message that they could not make sense of.
 */
final class Readers {

    private static final Set<String> UNFINISHED = Set.of("open", "taken");

    /** By audience, the steps that it takes to be still to do, each with its deadline. */
    final Map<String, Map<String, String>> tasks = new TreeMap<>();

    /** By audience, the policies that it takes to hold, for whatever cause. */
    final Map<String, Set<String>> policies = new TreeMap<>();

    /** Policies to judge, as "audience policy". */
    final Set<String> toJudge = new TreeSet<>();

    /** By audience, the version of the incident that it knows. */
    final Map<String, Integer> versions = new TreeMap<>();

    /** Messages that take back what was not said. */
    final Set<String> nonsense = new TreeSet<>();

    private final Set<String> pointed = new TreeSet<>();

    void read(OutboundMessage message) {
        Map<String, Object> document = document(message);
        String kind = String.valueOf(document.get("kind"));
        if (kind.equals("digest") || kind.equals("review")) {
            return;
        }
        if (!document.containsKey("tasks")) {
            // Its reader may know more from now on than messages say.
            pointed.add(message.audience());
            return;
        }
        objects(document, "alerts").stream()
                .filter(alert -> "ended".equals(alert.get("change")))
                .forEach(alert -> ended(message.audience(), alert));
        // Of an exercise nothing is to be done, nor of what is none by those who took it for one.
        if (objects(document, "changes").stream().anyMatch(change -> "mode".equals(change.get("fact")))) {
            tasks.remove(message.audience());
            policies.remove(message.audience());
        }
        objects(document, "tasks").stream()
                .filter(task -> Recipient.of(message.audience()).audience().equals(task.get("owner")))
                // What is replaced is over before what replaces it begins.
                .sorted(Comparator.comparing(Readers::isUnfinished))
                .forEach(task -> task(message.audience(), task));
        objects(document, "alerts").forEach(alert -> alert(message.audience(), alert));
        objects(document, "notChecked").forEach(policy -> notChecked(message.audience(), policy));
        objects(document, "settled").forEach(policy -> toJudge.remove(message.audience() + " " + policy.get("policy")));
        if (!kind.equals("reminder") && document.get("incident") instanceof Map<?, ?> incident) {
            versions.put(message.audience(), Integer.valueOf(String.valueOf(incident.get("version"))));
        }
    }

    private void task(String audience, Map<?, ?> task) {
        Map<String, String> known = tasks.computeIfAbsent(audience, none -> new TreeMap<>());
        String id = step(String.valueOf(task.get("policy")), String.valueOf(task.get("do")));
        if (isUnfinished(task)) {
            known.put(id, String.valueOf(task.get("dueAt")));
        } else if (known.remove(id) == null && !pointed.contains(audience) && !"done".equals(task.get("state"))) {
            nonsense.add(audience + " has no longer to do what it was not told of: " + task);
        }
    }

    private static boolean isUnfinished(Map<?, ?> task) {
        return UNFINISHED.contains(String.valueOf(task.get("state")));
    }

    private void ended(String audience, Map<?, ?> alert) {
        if (!known(audience).remove(String.valueOf(alert.get("policy"))) && !pointed.contains(audience)) {
            nonsense.add(audience + " was not told of what has ended: " + alert.get("policy"));
        }
    }

    private void alert(String audience, Map<?, ?> alert) {
        String policy = String.valueOf(alert.get("policy"));
        if (Set.of("raised", "stands").contains(String.valueOf(alert.get("change")))) {
            known(audience).add(policy);
        }
        toJudge.remove(audience + " " + policy);
    }

    /** What is to be done, whatever it is known by: another cause of the same policy may ask it. */
    static String step(String policy, String words) {
        return policy + ": " + words;
    }

    private Set<String> known(String audience) {
        return policies.computeIfAbsent(audience, none -> new TreeSet<>());
    }

    private void notChecked(String audience, Map<?, ?> fault) {
        String policy = String.valueOf(fault.get("policy"));
        if (!known(audience).contains(policy)) {
            toJudge.add(audience + " " + policy);
        }
    }

    private static Map<String, Object> document(OutboundMessage message) {
        try {
            return JsonReader.readObject(message.document());
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<Map<?, ?>> objects(Map<?, ?> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
