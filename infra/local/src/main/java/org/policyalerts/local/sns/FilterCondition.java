package org.policyalerts.local.sns;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One condition of a filter policy; of a {@code String.Array} one element has to meet it. SNS knows more of them; what
 * nobody asks for on this machine is refused, not guessed.
 */
@FunctionalInterface
interface FilterCondition {

    boolean accepts(@Nullable Attribute attribute);

    static FilterCondition read(@Nullable Object written) {
        if (!(written instanceof Map<?, ?> operator)) {
            return onValues(String.valueOf(written)::equals);
        }
        if (operator.size() != 1) {
            throw FilterPolicy.refused("Only one key allowed in match expression");
        }
        String name = String.valueOf(operator.keySet().iterator().next());
        Object operand = operator.values().iterator().next();
        return switch (name) {
            case "exists" -> exists(operand);
            case "anything-but" -> anythingBut(operand);
            default -> throw FilterPolicy.refused("Unrecognized match type " + name);
        };
    }

    private static FilterCondition onValues(Predicate<String> test) {
        return attribute -> attribute != null && attribute.values().stream().anyMatch(test);
    }

    private static FilterCondition exists(@Nullable Object wanted) {
        if (!(wanted instanceof Boolean isWanted)) {
            throw FilterPolicy.refused("exists match pattern must be either true or false.");
        }
        return attribute -> isWanted == (attribute != null);
    }

    private static FilterCondition anythingBut(@Nullable Object excluded) {
        if (excluded instanceof List<?> list && !list.isEmpty()) {
            return onValues(value -> !list.contains(value));
        }
        throw FilterPolicy.refused("anything-but match pattern must be a list of strings here");
    }
}
