package org.policyalerts.local.sns;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operand of {@code numeric}: one comparison, or a lower and an upper one. */
record NumericRange(String operator, BigDecimal limit) implements Predicate<Object> {

    private static final Set<String> LOWER = Set.of(">", ">=");
    private static final Set<String> UPPER = Set.of("<", "<=");

    static Predicate<Object> read(@Nullable Object operand) {
        if (operand instanceof List<?> parts && parts.size() == 2) {
            return one(parts.get(0), parts.get(1));
        }
        if (operand instanceof List<?> parts && parts.size() == 4) {
            NumericRange lower = one(parts.get(0), parts.get(1));
            NumericRange upper = one(parts.get(2), parts.get(3));
            if (LOWER.contains(lower.operator)
                    && UPPER.contains(upper.operator)
                    && lower.limit.compareTo(upper.limit) < 0) {
                return lower.and(upper);
            }
        }
        throw FilterPolicy.refused("Invalid member in numeric match");
    }

    private static NumericRange one(@Nullable Object operator, @Nullable Object limit) {
        String sign = String.valueOf(operator);
        boolean isKnown = sign.equals("=") || LOWER.contains(sign) || UPPER.contains(sign);
        if (!isKnown || !(limit instanceof Number number)) {
            throw FilterPolicy.refused("Invalid member in numeric match");
        }
        return new NumericRange(sign, new BigDecimal(number.toString()));
    }

    @Override
    public boolean test(Object value) {
        if (!(value instanceof BigDecimal number)) {
            return false;
        }
        int order = number.compareTo(limit);
        return switch (operator) {
            case "=" -> order == 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }
}
