package org.policyalerts.local.sns;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.local.sns.Message.Attribute;

/** A subscription's filter on message attributes: all names must match, any one condition of a name suffices. */
final class FilterPolicy {

    private final Map<String, Object> conditions;

    private FilterPolicy(Map<String, Object> conditions) {
        this.conditions = conditions;
    }

    static FilterPolicy parse(String json) {
        try {
            return new FilterPolicy(JsonReader.readObject(json));
        } catch (JsonInvalidException broken) {
            throw SnsRefusal.invalid("FilterPolicy: failed to parse JSON");
        }
    }

    boolean accepts(Map<String, Attribute> attributes) {
        return conditions.entrySet().stream()
                .allMatch(entry -> matches(entry.getValue(), attributes.get(entry.getKey())));
    }

    private static boolean matches(Object conditions, @Nullable Attribute attribute) {
        return conditions instanceof List<?> list && list.stream().anyMatch(one -> matchesOne(one, attribute));
    }

    private static boolean matchesOne(@Nullable Object condition, @Nullable Attribute attribute) {
        if (condition instanceof Map<?, ?> map && map.containsKey("exists")) {
            return Boolean.TRUE.equals(map.get("exists")) == (attribute != null);
        }
        return attribute != null && values(attribute).stream().anyMatch(value -> holds(condition, value));
    }

    private static List<?> values(Attribute attribute) {
        if (!attribute.type().equals("String.Array")) {
            return List.of(attribute.value());
        }
        try {
            return JsonReader.read(attribute.value()) instanceof List<?> list ? list : List.of();
        } catch (JsonInvalidException notAnArray) {
            throw SnsRefusal.of("ParameterValueInvalid", "A String.Array attribute is not a JSON array");
        }
    }

    private static boolean holds(@Nullable Object condition, @Nullable Object value) {
        String text = String.valueOf(value);
        if (!(condition instanceof Map<?, ?> operator)) {
            return String.valueOf(condition).equals(text);
        }
        if (operator.get("prefix") instanceof String prefix) {
            return text.startsWith(prefix);
        }
        if (operator.containsKey("anything-but")) {
            Object excluded = operator.get("anything-but");
            return excluded instanceof List<?> list
                    ? list.stream().noneMatch(one -> String.valueOf(one).equals(text))
                    : !String.valueOf(excluded).equals(text);
        }
        return operator.get("numeric") instanceof List<?> limits && isWithin(limits, text);
    }

    private static boolean isWithin(List<?> limits, String text) {
        double number = Double.parseDouble(text);
        for (int i = 0; i + 1 < limits.size(); i += 2) {
            double limit = Double.parseDouble(String.valueOf(limits.get(i + 1)));
            boolean holds =
                    switch (String.valueOf(limits.get(i))) {
                        case "=" -> number == limit;
                        case "<" -> number < limit;
                        case "<=" -> number <= limit;
                        case ">" -> number > limit;
                        case ">=" -> number >= limit;
                        default -> throw SnsRefusal.invalid("FilterPolicy: numeric operator");
                    };
            if (!holds) {
                return false;
            }
        }
        return true;
    }
}
