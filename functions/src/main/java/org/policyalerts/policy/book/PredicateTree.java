package org.policyalerts.policy.book;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.DatePredicate;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValuePredicate;

/** Turns predicates into plain trees: lists whose first element names the kind. {@link StoredPredicate} reads them. */
final class PredicateTree {

    private PredicateTree() {}

    static List<@Nullable Object> of(ValuePredicate predicate) {
        if (predicate instanceof ValuePredicate.AnyOf anyOf) {
            return anyOf(anyOf);
        }
        if (predicate instanceof ValuePredicate.Not not) {
            return List.of("not", of(not.predicate()));
        }
        if (predicate instanceof ValuePredicate.Each each) {
            List<@Nullable Object> tree = new ArrayList<>(List.of("each"));
            for (ValuePredicate one : each.predicates()) {
                tree.add(of(one));
            }
            return tree;
        }
        return ofOneValue(predicate);
    }

    private static List<@Nullable Object> ofOneValue(ValuePredicate predicate) {
        if (predicate instanceof ValuePredicate.Within within) {
            return Arrays.asList("number", bounds(within.bounds()));
        }
        if (predicate instanceof ValuePredicate.StartsWith startsWith) {
            return List.of("startsWith", startsWith.beginnings());
        }
        return ofDate((DatePredicate) predicate);
    }

    private static List<@Nullable Object> ofDate(DatePredicate predicate) {
        if (predicate instanceof DatePredicate.Bounded date) {
            return List.of(
                    "date",
                    date.side().name(),
                    date.bound().text(),
                    date.bound().precision().name());
        }
        DatePredicate.Near near = (DatePredicate.Near) predicate;
        FieldPath of = near.of();
        return Arrays.asList("near", near.direction().name(), near.span().text(), of == null ? null : of.full());
    }

    private static List<@Nullable Object> anyOf(ValuePredicate.AnyOf anyOf) {
        List<@Nullable Object> tree = new ArrayList<>();
        tree.add(anyOf.isClaimant() ? "claimant" : "anyOf");
        for (Object value : anyOf.written()) {
            tree.add(value(value));
        }
        return tree;
    }

    /** A word as it is; a number as a list with its digits, because a JSON number cannot hold all digits. */
    static @Nullable Object value(@Nullable Object value) {
        if (value instanceof Long || value instanceof BigDecimal) {
            return List.of(value.toString());
        }
        return value;
    }

    static @Nullable List<Object> bounds(@Nullable Bounds bounds) {
        if (bounds == null) {
            return null;
        }
        List<Object> tree = new ArrayList<>();
        for (Bounds.Bound bound : bounds.bounds()) {
            tree.add(bound.side().name());
            tree.add(bound.number().toString());
        }
        return tree;
    }
}
