package org.policyalerts.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.delivery.OutboundMessage;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * What audiences know who believe their messages and nothing else; complains of a message that they could not make
 * sense of.
 */
final class Beliefs {

    /** Alerts to act on, as "audience alert". */
    final Set<String> live = new TreeSet<>();

    /** Policies to judge, as "audience policy". */
    final Set<String> toJudge = new TreeSet<>();

    /** Messages that say again what was said, or take back what was not. */
    final Set<String> nonsense = new TreeSet<>();

    /** By "audience alert", the steps and cautions of that audience. */
    final Map<String, Set<String>> steps = new TreeMap<>();

    private final Map<String, String> policies = new HashMap<>();
    private final Set<String> unchecked = new TreeSet<>();

    void read(OutboundMessage message) {
        try {
            Map<String, Object> document = JsonReader.readObject(message.document());
            objects(document, "alerts").forEach(alert -> {
                read(message.audience() + " ", alert);
                steps.put(message.audience() + " " + alert.get("id"), ownSteps(message.audience(), alert));
            });
            objects(document, "notChecked").forEach(policy -> notChecked(message.audience() + " ", policy));
            objects(document, "settled").forEach(policy -> settled(message.audience() + " ", policy));
        } catch (JsonInvalidException broken) {
            throw new AssertionError(broken);
        }
    }

    private void read(String audience, Map<?, ?> alert) {
        String id = audience + alert.get("id");
        String policy = audience + alert.get("policy");
        policies.put(id, policy);
        unchecked.remove(policy);
        toJudge.remove(policy);
        switch (String.valueOf(alert.get("change"))) {
            case "raised" -> complainUnless(live.add(id), "raised again: " + policy);
            case "changed" -> {
                live.removeIf(other -> policy.equals(policies.get(other)));
                live.add(id);
            }
            case "withdrawn" -> complainUnless(live.remove(id), "withdrawn, and never raised: " + policy);
            case "revised" -> complainUnless(live.contains(id), "revised, and never raised: " + policy);
            case "overdue" -> complainUnless(live.contains(id), "overdue, and never raised: " + policy);
            case "escalated", "reopened", "unfulfilled" -> live.add(id);
            default -> complainUnless(live.contains(id), "reminded of what was never raised: " + policy);
        }
    }

    /** What the document of an alert asks of one audience, or warns it of. */
    static Set<String> ownSteps(String audience, Map<?, ?> alert) {
        Set<String> own = new TreeSet<>();
        for (String kind : List.of("actions", "cautions")) {
            objects(alert, kind).stream()
                    .filter(step -> audience.equals(step.get("owner")))
                    .forEach(step -> own.add(step.get("kind") + " " + step.get("do") + " by " + step.get("dueAt")));
        }
        return own;
    }

    private void notChecked(String audience, Map<?, ?> fault) {
        String policy = audience + fault.get("policy");
        unchecked.add(policy);
        if (live.stream().noneMatch(id -> policy.equals(policies.get(id)))) {
            complainUnless(toJudge.add(policy), "to be judged again: " + policy);
        }
    }

    private void settled(String audience, Map<?, ?> fault) {
        String policy = audience + fault.get("policy");
        complainUnless(unchecked.remove(policy), "settled, and never in doubt: " + policy);
        toJudge.remove(policy);
    }

    private void complainUnless(boolean makesSense, String complaint) {
        if (!makesSense) {
            nonsense.add(complaint);
        }
    }

    private static List<Map<?, ?>> objects(Map<?, ?> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
