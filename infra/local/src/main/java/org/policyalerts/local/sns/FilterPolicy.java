package org.policyalerts.local.sns;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * A subscription's filter on message attributes (Amazon SNS developer guide, "Filter policy constraints"): for every
 * name one of its conditions must hold.
 */
final class FilterPolicy {

    /** Lets everything through. */
    static final FilterPolicy NONE = new FilterPolicy(Map.of());

    private static final int MOST_NAMES = 5;
    private static final int MOST_COMBINATIONS = 150;

    private final Map<String, List<FilterCondition>> conditions;

    private FilterPolicy(Map<String, List<FilterCondition>> conditions) {
        this.conditions = conditions;
    }

    static FilterPolicy read(String json) {
        Map<String, List<FilterCondition>> conditions = new LinkedHashMap<>();
        parsed(json).forEach((name, list) -> conditions.put(name, conditions(name, list)));
        int combinations = conditions.values().stream().mapToInt(List::size).reduce(1, (a, b) -> a * b);
        if (conditions.size() > MOST_NAMES) {
            throw refused("Filter policy can not have more than 5 keys");
        }
        if (combinations > MOST_COMBINATIONS) {
            throw refused("Filter policy is too complex");
        }
        return new FilterPolicy(conditions);
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JsonReader.readObject(json);
        } catch (JsonInvalidException broken) {
            throw refused("failed to parse JSON");
        }
    }

    private static List<FilterCondition> conditions(String name, @Nullable Object list) {
        if (!(list instanceof List<?> conditions)) {
            throw refused("\"" + name + "\" must be an object or an array");
        }
        if (conditions.isEmpty()) {
            throw refused("Empty arrays are not allowed");
        }
        return conditions.stream().map(FilterCondition::read).toList();
    }

    static SnsRefusal refused(String reason) {
        return SnsRefusal.invalid("FilterPolicy: " + reason);
    }

    boolean accepts(Map<String, Attribute> attributes) {
        return conditions.entrySet().stream().allMatch(entry -> {
            Attribute attribute = attributes.get(entry.getKey());
            return entry.getValue().stream().anyMatch(condition -> condition.accepts(attribute));
        });
    }
}
