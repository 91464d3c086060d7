package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the distinct leaf conditions of a book while its policies are compiled. */
final class LeafTable {

    private final Map<Condition, Integer> numbers = new HashMap<>();
    private final List<Condition> leaves = new ArrayList<>();

    Expression compile(Condition condition) {
        if (!(condition instanceof GroupCondition group)) {
            return new Expression.Leaf(numberOf(condition));
        }
        return switch (group.kind()) {
            case ALL -> all(group.parts());
            case ANY -> any(group.parts());
            case NONE -> new Expression.Negated(any(group.parts()));
        };
    }

    private Expression all(List<Condition> parts) {
        int[] own = parts.stream()
                .filter(part -> !(part instanceof GroupCondition))
                .sorted(Comparator.comparingInt(LeafTable::cost))
                .mapToInt(this::numberOf)
                .toArray();
        return new Expression.All(
                own,
                compiled(parts.stream().filter(GroupCondition.class::isInstance).toList()));
    }

    private Expression any(List<Condition> parts) {
        return new Expression.Any(compiled(parts));
    }

    private Expression[] compiled(List<Condition> parts) {
        return parts.stream().map(this::compile).toArray(Expression[]::new);
    }

    // A policy that fails at a cheap leaf never asks for the dear ones.
    private static int cost(Condition leaf) {
        if (leaf instanceof ValueCondition value) {
            return value.test() instanceof ValueTest.AnyOf ? 0 : 1;
        }
        return leaf instanceof HistoryCondition ? 3 : 2;
    }

    private int numberOf(Condition leaf) {
        return numbers.computeIfAbsent(leaf, unseen -> {
            leaves.add(unseen);
            return leaves.size() - 1;
        });
    }

    Condition[] leaves() {
        return leaves.toArray(Condition[]::new);
    }
}
