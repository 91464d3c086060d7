package org.policyalerts.local.sns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** One condition of a filter policy; of a {@code String.Array} one element has to meet it. */
@FunctionalInterface
interface FilterCondition {

    boolean accepts(@Nullable Attribute attribute);

    static FilterCondition read(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> operator)) {
            return onValues(equalTo(written));
        }
        if (operator.size() != 1) {
            throw FilterPolicy.refused("Only one key allowed in match expression");
        }
        String name = String.valueOf(operator.keySet().iterator().next());
        Object operand = operator.values().iterator().next();
        return switch (name) {
            case "exists" -> exists(operand);
            case "anything-but" -> onValues(anythingBut(operand).negate());
            case "prefix", "suffix", "equals-ignore-case" -> onValues(text(name, operand));
            case "numeric" -> onValues(NumericRange.read(operand));
            default -> throw FilterPolicy.refused("Unrecognized match type " + name);
        };
    }

    private static FilterCondition onValues(Predicate<Object> test) {
        return attribute -> attribute != null && attribute.values().stream().anyMatch(test);
    }

    private static FilterCondition exists(@Nullable Object wanted) {
        if (!(wanted instanceof Boolean isWanted)) {
            throw FilterPolicy.refused("exists match pattern must be either true or false.");
        }
        return attribute -> isWanted == (attribute != null);
    }

    private static Predicate<Object> equalTo(@Nullable Object wanted) {
        if (wanted instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            return value -> value instanceof BigDecimal actual && actual.compareTo(exact) == 0;
        }
        String text = String.valueOf(wanted);
        return text::equals;
    }

    private static Predicate<Object> anythingBut(@Nullable Object excluded) {
        if (excluded instanceof List<?> list && !list.isEmpty()) {
            return list.stream().map(FilterCondition::equalTo).reduce(value -> false, Predicate::or);
        }
        if (excluded instanceof Map<?, ?> operator && operator.size() == 1) {
            return text(
                    String.valueOf(operator.keySet().iterator().next()),
                    operator.values().iterator().next());
        }
        if (excluded instanceof String || excluded instanceof Number) {
            return equalTo(excluded);
        }
        throw FilterPolicy.refused("anything-but match pattern must be a string, a number or a list of them");
    }

    private static Predicate<Object> text(String name, @Nullable Object operand) {
        if (!(operand instanceof String wanted) || wanted.isEmpty()) {
            throw FilterPolicy.refused(name + " match pattern must be a non-empty string");
        }
        return switch (name) {
            case "prefix" -> value -> value instanceof String text && text.startsWith(wanted);
            case "suffix" -> value -> value instanceof String text && text.endsWith(wanted);
            case "equals-ignore-case" ->
                value -> value instanceof String text
                        && text.toLowerCase(Locale.ROOT).equals(wanted.toLowerCase(Locale.ROOT));
            default -> throw FilterPolicy.refused("Unrecognized match type " + name);
        };
    }
}
