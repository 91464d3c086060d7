package org.policyalerts.policy;

import java.util.ArrayList;
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
        Expression[] parts = group.parts().stream().map(this::compile).toArray(Expression[]::new);
        return switch (group.kind()) {
            case ALL -> new Expression.All(parts);
            case ANY -> new Expression.Any(parts);
            case NONE -> new Expression.Negated(new Expression.Any(parts));
        };
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
