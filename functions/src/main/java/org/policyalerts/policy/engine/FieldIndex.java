package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.condition.EvaluationContext;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * The index over one field of incidents: for each value, the leaves that it makes true and the policies that may hold
 * because of it.
 */
final class FieldIndex {

    private final FieldPath path;
    private final boolean isClaimant;
    private final Map<Object, Filed> byValue;
    private final int[] policies;

    /** What is filed under one value. */
    static final class Filed {

        private final int[] leaves;
        private final int[] policies;

        private Filed(int[] leaves, int[] policies) {
            this.leaves = leaves;
            this.policies = policies;
        }

        int[] leaves() {
            return leaves;
        }

        int[] policies() {
            return policies;
        }
    }

    private FieldIndex(FieldPath path, Map<Object, Filed> byValue, int[] policies) {
        this.path = path;
        this.isClaimant = path.isClaimant();
        this.byValue = byValue;
        this.policies = policies;
    }

    FieldPath path() {
        return path;
    }

    /** All policies that are found through this field, each once. */
    int[] policies() {
        return policies;
    }

    /** What is filed under a value of the incident; null if nothing is. */
    @Nullable
    Filed filedUnder(Object value, EvaluationContext context) {
        return byValue.get(
                isClaimant ? context.claimants().keyOf(value.toString()) : ValuePredicate.AnyOf.normal(value));
    }

    private static int[] array(Collection<Integer> numbers) {
        int[] array = new int[numbers.size()];
        int filled = 0;
        for (int number : numbers) {
            array[filled++] = number;
        }
        return array;
    }

    /** Files leaves and policies under values. */
    static final class Builder {

        private final FieldPath path;
        private final Map<Object, List<Integer>> leaves = new HashMap<>();
        private final Map<Object, List<Integer>> policies = new HashMap<>();

        Builder(FieldPath path) {
            this.path = path;
        }

        void addLeaf(Object value, int leaf) {
            add(leaves, value, leaf);
        }

        void addPolicy(Object value, int policy) {
            add(policies, value, policy);
        }

        private static void add(Map<Object, List<Integer>> byValue, Object value, int number) {
            List<Integer> numbers = byValue.get(value);
            if (numbers == null) {
                numbers = new ArrayList<>();
                byValue.put(value, numbers);
            }
            numbers.add(number);
        }

        FieldIndex build() {
            Set<Object> values = new LinkedHashSet<>(leaves.keySet());
            values.addAll(policies.keySet());
            Map<Object, Filed> built = new HashMap<>();
            for (Object value : values) {
                built.put(value, new Filed(under(value, leaves), under(value, policies)));
            }
            Set<Integer> all = new LinkedHashSet<>();
            for (List<Integer> found : policies.values()) {
                all.addAll(found);
            }
            return new FieldIndex(path, built, array(all));
        }

        private static int[] under(Object value, Map<Object, List<Integer>> byValue) {
            return array(byValue.getOrDefault(value, List.of()));
        }
    }
}
