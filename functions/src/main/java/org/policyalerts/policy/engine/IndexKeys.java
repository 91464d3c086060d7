package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.ElementCondition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.GroupCondition;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * Values of which an incident must have one, or lack the field, if a condition is not to be false: how the index finds
 * the condition's policy.
 *
 * @param atoms each once; a set would hash them again for each way to a policy, which costs a start by many policies
 */
record IndexKeys(List<Atom> atoms) {

    /** A field of the report holds this value. */
    record Atom(String path, Object value) {

        // Written out because the JVM would generate them at first use, which takes tens of milliseconds in a cold
        // start.
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Atom atom && atom.path.equals(path) && atom.value.equals(value);
        }

        @Override
        public int hashCode() {
            return 31 * path.hashCode() + value.hashCode();
        }
    }

    IndexKeys {
        atoms = List.copyOf(atoms);
    }

    /** All ways to find a condition; any one of them suffices. */
    static List<IndexKeys> waysTo(Condition condition) {
        if (condition instanceof ValueCondition value) {
            return ofValue(value);
        }
        if (condition instanceof ElementCondition element) {
            return element.needsOne() ? waysTo(element.where()) : List.of();
        }
        return condition instanceof GroupCondition group ? ofGroup(group) : List.of();
    }

    private static List<IndexKeys> ofValue(ValueCondition value) {
        if (!(value.predicate() instanceof ValuePredicate.AnyOf anyOf)
                || value.path().full().equals(FieldPath.RECEIVED_AT)) {
            return List.of();
        }
        List<Atom> atoms = new ArrayList<>();
        for (Object accepted : anyOf.accepted()) {
            atoms.add(new Atom(value.path().full(), accepted));
        }
        return List.of(new IndexKeys(atoms));
    }

    private static List<IndexKeys> ofGroup(GroupCondition group) {
        return switch (group.kind()) {
            case ALL, CERTAIN -> ofSome(group.parts());
            case ANY -> union(group.parts());
            case NONE -> List.of();
        };
    }

    private static List<IndexKeys> ofSome(List<Condition> parts) {
        List<IndexKeys> ways = new ArrayList<>();
        for (Condition part : parts) {
            ways.addAll(waysTo(part));
        }
        return ways;
    }

    private static List<IndexKeys> union(List<Condition> parts) {
        Set<Atom> atoms = new HashSet<>();
        for (Condition part : parts) {
            List<IndexKeys> ways = waysTo(part);
            if (ways.isEmpty()) {
                return List.of();
            }
            atoms.addAll(ways.get(0).atoms());
        }
        return List.of(new IndexKeys(new ArrayList<>(atoms)));
    }

    /**
     * How often the policies of the book ask for its values: the rarer, the fewer policies an incident finds in vain.
     */
    int weight(Map<Atom, Integer> frequencies) {
        int weight = 0;
        for (Atom atom : atoms) {
            weight += frequencies.getOrDefault(atom, 0);
        }
        return weight;
    }
}
