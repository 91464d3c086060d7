package org.policyalerts.policy.book;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.ElementCondition.Distinct;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.HistorySelection;
import org.policyalerts.policy.condition.PresenceCondition;
import org.policyalerts.policy.condition.SizeCondition;
import org.policyalerts.policy.condition.TimeSpan;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * Reads the conditions that {@link ConditionTree} wrote. Fields and spans that several conditions name are made once.
 */
final class StoredCondition {

    private final Map<String, FieldPath> fields = new HashMap<>();
    private final Map<String, TimeSpan> spans = new HashMap<>();
    private final StoredPredicate predicates = new StoredPredicate(this);

    /** The group in a tree, about the elements of a list, or about the report. */
    GroupCondition group(List<?> tree, @Nullable FieldPath list) {
        List<Condition> parts = new ArrayList<>();
        for (int i = 1; i < tree.size(); i++) {
            parts.add(condition((List<?>) tree.get(i), list));
        }
        return new GroupCondition(kind((String) tree.get(0)), parts);
    }

    private static GroupCondition.Kind kind(String word) {
        return switch (word) {
            case "all" -> GroupCondition.Kind.ALL;
            case "any" -> GroupCondition.Kind.ANY;
            case "none" -> GroupCondition.Kind.NONE;
            case "certain" -> GroupCondition.Kind.CERTAIN;
            default -> throw new IllegalArgumentException(word);
        };
    }

    private Condition condition(List<?> tree, @Nullable FieldPath list) {
        return switch ((String) tree.get(0)) {
            case "value" -> new ValueCondition(path(tree.get(1), list), predicates.predicate((List<?>) tree.get(2)));
            case "given" -> new PresenceCondition(path(tree.get(1), list), (Boolean) tree.get(2));
            case "size" ->
                new SizeCondition(path(tree.get(1), list), (Boolean) tree.get(2), StoredPredicate.bounds(tree.get(3)));
            case "element" -> element(tree, list);
            case "history" -> history(tree);
            case "changed" -> changed(tree);
            default -> group(tree, list);
        };
    }

    private ElementCondition element(List<?> tree, @Nullable FieldPath list) {
        FieldPath elements = path(tree.get(1), list);
        List<Distinct> distinct = new ArrayList<>();
        for (Object each : (List<?>) tree.get(4)) {
            List<?> pair = (List<?>) each;
            distinct.add(new Distinct(path(pair.get(0), elements), StoredPredicate.bounds(pair.get(1))));
        }
        return new ElementCondition(
                elements, group((List<?>) tree.get(2), elements), boundsIfAny(tree.get(3)), distinct);
    }

    private HistoryCondition history(List<?> tree) {
        Map<Shared, Bounds> distinct = new EnumMap<>(Shared.class);
        for (Object each : (List<?>) tree.get(4)) {
            List<?> pair = (List<?>) each;
            distinct.put(StoredPredicate.named(Shared.values(), pair.get(0)), StoredPredicate.bounds(pair.get(1)));
        }
        return new HistoryCondition(
                selection((List<?>) tree.get(1)), span(tree.get(2)), boundsIfAny(tree.get(3)), distinct, (Boolean)
                        tree.get(5));
    }

    private HistorySelection selection(List<?> tree) {
        Set<Shared> same = EnumSet.noneOf(Shared.class);
        for (Object kind : (List<?>) tree.get(0)) {
            same.add(StoredPredicate.named(Shared.values(), kind));
        }
        Map<SummaryTrait, ValuePredicate> where = new EnumMap<>(SummaryTrait.class);
        for (Object each : (List<?>) tree.get(1)) {
            List<?> pair = (List<?>) each;
            where.put(StoredPredicate.named(SummaryTrait.values(), pair.get(0)), predicates.predicate((List<?>)
                    pair.get(1)));
        }
        return new HistorySelection(same, where);
    }

    private ChangedCondition changed(List<?> tree) {
        return new ChangedCondition(
                path(tree.get(1), null),
                StoredPredicate.named(ChangedCondition.Way.values(), tree.get(2)),
                StoredPredicate.value(tree.get(3)),
                StoredPredicate.value(tree.get(4)));
    }

    private static @Nullable Bounds boundsIfAny(@Nullable Object tree) {
        return tree == null ? null : StoredPredicate.bounds(tree);
    }

    /** The field of the list's elements, or of the report. */
    FieldPath path(Object tree, @Nullable FieldPath list) {
        String text = (String) tree;
        if (list != null) {
            return list.child(text).orElseThrow();
        }
        FieldPath known = fields.get(text);
        if (known == null) {
            known = FieldPath.ofReport(text).orElseThrow();
            fields.put(text, known);
        }
        return known;
    }

    TimeSpan span(Object tree) {
        String text = Objects.requireNonNull((String) tree);
        TimeSpan known = spans.get(text);
        if (known == null) {
            known = TimeSpan.parse(text).orElseThrow();
            spans.put(text, known);
        }
        return known;
    }
}
