package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.policy.book.ConditionTree;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.HistoryCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;

/** Numbers the distinct leaf conditions of a book while its policies are compiled. */
final class LeafCompiler {

    private static final int MOST_EXPENSIVE = 3;

    /**
     * The number of each leaf, by the leaf as a tree. The conditions themselves would be slow keys in a cold start: the
     * JVM generates the hash codes of records at first use.
     */
    private final Map<Object, Integer> numbers = new HashMap<>();

    private final List<Condition> leaves = new ArrayList<>();

    CompiledCondition compile(Condition condition) {
        if (!(condition instanceof GroupCondition group)) {
            return new CompiledCondition.Leaf(numberOf(condition));
        }
        return switch (group.kind()) {
            case ALL -> all(group.parts());
            case ANY -> any(group.parts());
            case NONE -> new CompiledCondition.Negated(any(group.parts()));
            case CERTAIN -> new CompiledCondition.Certain(all(group.parts()));
        };
    }

    private CompiledCondition all(List<Condition> parts) {
        List<Condition> groups = new ArrayList<>();
        for (Condition part : parts) {
            if (part instanceof GroupCondition) {
                groups.add(part);
            }
        }
        int[] own = new int[parts.size() - groups.size()];
        int filled = 0;
        for (int cost = 0; cost <= MOST_EXPENSIVE; cost++) {
            for (Condition part : parts) {
                if (!(part instanceof GroupCondition) && cost(part) == cost) {
                    own[filled++] = numberOf(part);
                }
            }
        }
        return new CompiledCondition.All(own, compiled(groups));
    }

    private CompiledCondition any(List<Condition> parts) {
        return new CompiledCondition.Any(compiled(parts));
    }

    private CompiledCondition[] compiled(List<Condition> parts) {
        CompiledCondition[] compiled = new CompiledCondition[parts.size()];
        for (int i = 0; i < compiled.length; i++) {
            compiled[i] = compile(parts.get(i));
        }
        return compiled;
    }

    // Cheap leaves come first: a policy that fails at one of them does not test the expensive ones.
    private static int cost(Condition leaf) {
        if (leaf instanceof ValueCondition value) {
            return value.predicate() instanceof ValuePredicate.AnyOf ? 0 : 1;
        }
        return leaf instanceof HistoryCondition ? MOST_EXPENSIVE : 2;
    }

    private int numberOf(Condition leaf) {
        Object key = ConditionTree.ofReport(leaf);
        Integer known = numbers.get(key);
        if (known == null) {
            known = leaves.size();
            numbers.put(key, known);
            leaves.add(leaf);
        }
        return known;
    }

    Condition[] leaves() {
        return leaves.toArray(new Condition[0]);
    }
}
