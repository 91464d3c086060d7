package org.policyalerts.policy.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.Bounds.Bound;
import org.policyalerts.policy.condition.Bounds.Side;
import org.policyalerts.policy.condition.DatePredicate;
import org.policyalerts.policy.condition.DatePredicate.Near;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * Reads what {@link PredicateTree} wrote.
 *
 * @param conditions knows fields and spans
 */
record StoredPredicate(StoredCondition conditions) {

    ValuePredicate predicate(List<?> tree) {
        return switch ((String) tree.get(0)) {
            case "anyOf" -> anyOf(tree, false);
            case "claimant" -> anyOf(tree, true);
            case "not" -> new ValuePredicate.Not(predicate((List<?>) tree.get(1)));
            case "each" -> each(tree);
            case "number" -> new ValuePredicate.Within(bounds(tree.get(1)));
            case "startsWith" -> new ValuePredicate.StartsWith(List.copyOf(texts(tree.get(1))));
            case "date" ->
                new DatePredicate.Bounded(
                        named(Side.values(), tree.get(1)),
                        new PartialDate((String) tree.get(2), named(PartialDate.Precision.values(), tree.get(3))));
            case "near" -> near(tree);
            default -> throw new IllegalArgumentException();
        };
    }

    private static ValuePredicate anyOf(List<?> tree, boolean isClaimant) {
        List<Object> values = new ArrayList<>();
        for (int i = 1; i < tree.size(); i++) {
            values.add(Objects.requireNonNull(value(tree.get(i))));
        }
        return new ValuePredicate.AnyOf(values, new HashSet<>(values), isClaimant);
    }

    private ValuePredicate each(List<?> tree) {
        List<ValuePredicate> predicates = new ArrayList<>();
        for (int i = 1; i < tree.size(); i++) {
            predicates.add(predicate((List<?>) tree.get(i)));
        }
        return new ValuePredicate.Each(List.copyOf(predicates));
    }

    private ValuePredicate near(List<?> tree) {
        Object of = tree.get(3);
        return new Near(
                named(Near.Direction.values(), tree.get(1)),
                conditions.span(tree.get(2)),
                of == null ? null : conditions.path(of, null));
    }

    static List<String> texts(Object tree) {
        List<String> texts = new ArrayList<>();
        for (Object text : (List<?>) tree) {
            texts.add((String) Objects.requireNonNull(text));
        }
        return texts;
    }

    static @Nullable Object value(@Nullable Object tree) {
        return tree instanceof List<?> digits
                ? ValuePredicate.AnyOf.normal(new BigDecimal((String) digits.get(0)))
                : (String) tree;
    }

    static Bounds bounds(Object tree) {
        List<?> sides = (List<?>) tree;
        List<Bound> bounds = new ArrayList<>();
        for (int i = 0; i < sides.size(); i += 2) {
            bounds.add(new Bound(named(Side.values(), sides.get(i)), new BigDecimal((String) sides.get(i + 1))));
        }
        return new Bounds(bounds);
    }

    // Enum.valueOf would first look up the names by reflection, which costs time in a cold start.
    static <E extends Enum<E>> E named(E[] values, Object name) {
        for (E value : values) {
            if (value.name().equals(name)) {
                return value;
            }
        }
        throw new IllegalArgumentException();
    }
}
