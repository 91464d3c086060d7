package org.policyalerts.policy.book;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.incident.IncidentStore.Shared;
import org.policyalerts.incident.SummaryTrait;
import org.policyalerts.policy.condition.Bounds;
import org.policyalerts.policy.condition.ChangedCondition;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.HistorySelection;
import org.policyalerts.policy.condition.PresenceCondition;
import org.policyalerts.policy.condition.SizeCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * Turns conditions into plain trees: lists whose first element names the kind. {@link StoredCondition} reads them.
 *
 * @param list the list whose elements the conditions are about; null for the report
 */
public record ConditionTree(@Nullable FieldPath list) {

    public static List<@Nullable Object> ofReport(Condition condition) {
        return new ConditionTree(null).tree(condition);
    }

    private List<@Nullable Object> tree(Condition condition) {
        if (condition instanceof GroupCondition group) {
            return group(group);
        }
        if (condition instanceof ValueCondition value) {
            return Arrays.asList("value", path(value.path()), PredicateTree.of(value.predicate()));
        }
        if (condition instanceof PresenceCondition presence) {
            return Arrays.asList("given", path(presence.path()), presence.wanted());
        }
        if (condition instanceof SizeCondition size) {
            return Arrays.asList("size", path(size.path()), size.isDistinct(), PredicateTree.bounds(size.bounds()));
        }
        if (condition instanceof ElementCondition element) {
            return element(element);
        }
        return ofHistory(condition);
    }

    private static List<@Nullable Object> ofHistory(Condition condition) {
        if (condition instanceof HistoryCondition history) {
            return history(history);
        }
        ChangedCondition changed = (ChangedCondition) condition;
        return Arrays.asList(
                "changed",
                changed.path().full(),
                changed.way().name(),
                PredicateTree.value(changed.from()),
                PredicateTree.value(changed.to()));
    }

    private List<@Nullable Object> group(GroupCondition group) {
        List<@Nullable Object> tree = new ArrayList<>();
        tree.add(group.kind().text());
        for (Condition part : group.parts()) {
            tree.add(tree(part));
        }
        return tree;
    }

    private List<@Nullable Object> element(ElementCondition element) {
        ConditionTree inside = new ConditionTree(element.list());
        List<Object> distinct = new ArrayList<>();
        for (ElementCondition.Distinct each : element.distinct()) {
            distinct.add(List.of(inside.path(each.field()), PredicateTree.bounds(each.bounds())));
        }
        return Arrays.asList(
                "element",
                path(element.list()),
                inside.tree(element.where()),
                PredicateTree.bounds(element.count()),
                distinct);
    }

    private static List<@Nullable Object> history(HistoryCondition history) {
        List<Object> distinct = new ArrayList<>();
        for (Map.Entry<Shared, Bounds> each : new TreeMap<>(history.distinct()).entrySet()) {
            distinct.add(List.of(each.getKey().name(), PredicateTree.bounds(each.getValue())));
        }
        return Arrays.asList(
                "history",
                selection(history.which()),
                history.within().text(),
                PredicateTree.bounds(history.count()),
                distinct,
                history.needsDay());
    }

    private static List<Object> selection(HistorySelection which) {
        List<Object> same = new ArrayList<>();
        for (Shared kind : which.same()) {
            same.add(kind.name());
        }
        List<Object> where = new ArrayList<>();
        for (Map.Entry<SummaryTrait, ValuePredicate> each : which.where().entrySet()) {
            where.add(List.of(each.getKey().name(), PredicateTree.of(each.getValue())));
        }
        return List.of(same, where);
    }

    /** As the policy names it: relative to the list. */
    private String path(FieldPath path) {
        return list == null ? path.full() : path.full().substring(list.full().length() + 1);
    }
}
