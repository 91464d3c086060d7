package org.policyalerts.delivery;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * A subscription's filter (Amazon SNS developer guide, "Filter policy constraints"), as far as it can be told of a few
 * attributes of a message: conditions on others count as met, and what cannot be read here as not met.
 */
record SubscriptionFilter(Optional<Map<String, Object>> policy) {

    static SubscriptionFilter of(String json) {
        try {
            return new SubscriptionFilter(Optional.of(JsonReader.readObject(json)));
        } catch (JsonInvalidException unreadable) {
            return new SubscriptionFilter(Optional.empty());
        }
    }

    boolean accepts(Map<String, String> attributes) {
        return policy.filter(conditions -> areMet(conditions, attributes)).isPresent();
    }

    private static boolean areMet(Map<?, ?> conditions, Map<String, String> attributes) {
        return conditions.entrySet().stream().allMatch(entry -> {
            String name = String.valueOf(entry.getKey());
            if (name.equals("$or")) {
                return list(entry.getValue()).stream()
                        .anyMatch(each -> each instanceof Map<?, ?> or && areMet(or, attributes));
            }
            String value = attributes.get(name);
            return value == null || list(entry.getValue()).stream().anyMatch(condition -> isMet(condition, value));
        });
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }

    private static boolean isMet(@Nullable Object condition, String value) {
        if (!(condition instanceof Map<?, ?> operator) || operator.size() != 1) {
            return value.equals(condition);
        }
        Object operand = operator.values().iterator().next();
        String wanted = String.valueOf(operand);
        return switch (String.valueOf(operator.keySet().iterator().next())) {
            case "exists" -> Boolean.TRUE.equals(operand);
            case "anything-but" ->
                (operand instanceof List<?> list ? list : List.of(wanted(operand)))
                        .stream().noneMatch(each -> isMet(each, value));
            case "prefix" -> value.startsWith(wanted);
            case "suffix" -> value.endsWith(wanted);
            case "equals-ignore-case" -> value.equals(wanted.toLowerCase(Locale.ROOT));
            default -> false;
        };
    }

    private static Object wanted(@Nullable Object operand) {
        return operand == null ? "" : operand;
    }
}
