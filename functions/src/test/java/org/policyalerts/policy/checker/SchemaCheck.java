package org.policyalerts.policy.checker;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks a tree against a JSON Schema, as far as our schemas use JSON Schema. */
public final class SchemaCheck {

    private final Map<?, ?> root;

    public SchemaCheck(Map<?, ?> root) {
        this.root = root;
    }

    public boolean accepts(@Nullable Object value) {
        return accepts(root, value);
    }

    private boolean accepts(Map<?, ?> schema, @Nullable Object value) {
        return schema.entrySet().stream()
                .allMatch(rule -> holds(String.valueOf(rule.getKey()), rule.getValue(), schema, value));
    }

    private boolean holds(String rule, Object wanted, Map<?, ?> schema, @Nullable Object value) {
        return switch (rule) {
            case "$schema", "$defs", "title", "description", "properties" -> true;
            case "$ref" -> accepts(definition((String) wanted), value);
            case "type" ->
                wanted instanceof List<?> types
                        ? types.stream().anyMatch(type -> isOfType(type, value))
                        : isOfType(wanted, value);
            case "enum" -> ((List<?>) wanted).stream().anyMatch(word -> word.equals(value));
            case "const" -> wanted.equals(value);
            case "anyOf" -> ((List<?>) wanted).stream().anyMatch(each -> accepts((Map<?, ?>) each, value));
            case "pattern" -> !(value instanceof String text) || text.matches("(?s).*?" + wanted + ".*");
            case "minLength" -> !(value instanceof String text) || text.length() >= (Long) wanted;
            case "minimum" -> !(value instanceof Number) || number(value).compareTo(number(wanted)) >= 0;
            case "maximum" -> !(value instanceof Number) || number(value).compareTo(number(wanted)) <= 0;
            case "minItems" -> !(value instanceof List<?> list) || list.size() >= (Long) wanted;
            case "maxItems" -> !(value instanceof List<?> list) || list.size() <= (Long) wanted;
            case "items" ->
                !(value instanceof List<?> list) || list.stream().allMatch(item -> accepts((Map<?, ?>) wanted, item));
            case "minProperties" -> !(value instanceof Map<?, ?> map) || map.size() >= (Long) wanted;
            case "required" -> !(value instanceof Map<?, ?> map) || map.keySet().containsAll((List<?>) wanted);
            case "additionalProperties" ->
                !(value instanceof Map<?, ?> map)
                        || knows((Map<?, ?>) Objects.requireNonNull(schema.get("properties")), map);
            default -> throw new IllegalArgumentException("the check knows no rule " + rule);
        };
    }

    private boolean knows(Map<?, ?> properties, Map<?, ?> map) {
        return map.entrySet().stream()
                .allMatch(entry -> properties.get(entry.getKey()) instanceof Map<?, ?> schema
                        && accepts(schema, entry.getValue()));
    }

    private Map<?, ?> definition(String reference) {
        Map<?, ?> definitions = (Map<?, ?>) Objects.requireNonNull(root.get("$defs"));
        String name = reference.replace("#/$defs/", "").replace("%20", " ");
        return (Map<?, ?>) Objects.requireNonNull(definitions.get(name), name);
    }

    private static boolean isOfType(Object type, @Nullable Object value) {
        return switch ((String) type) {
            case "object" -> value instanceof Map<?, ?>;
            case "array" -> value instanceof List<?>;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Long;
            case "number" -> value instanceof Number;
            case "boolean" -> value instanceof Boolean;
            case "null" -> value == null;
            default -> throw new IllegalArgumentException("the check knows no type " + type);
        };
    }

    private static BigDecimal number(Object value) {
        return new BigDecimal(value.toString());
    }
}
