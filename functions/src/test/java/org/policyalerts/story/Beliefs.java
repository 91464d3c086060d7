package org.policyalerts.story;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Map<String, String> policies = new HashMap<>();
    private final Set<String> unchecked = new TreeSet<>();

    void read(OutboundMessage message) {
        try {
            Map<String, Object> document = JsonReader.readObject(message.document());
            objects(document, "alerts").forEach(alert -> read(message.audience() + " ", alert));
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
            case "escalated", "reopened" -> live.add(id);
            default -> complainUnless(true, "a reminder needs no alert");
        }
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

    private static List<Map<?, ?>> objects(Map<String, Object> document, String name) {
        return document.get(name) instanceof List<?> list
                ? list.stream().<Map<?, ?>>map(element -> (Map<?, ?>) element).toList()
                : List.of();
    }
}
