package org.policyalerts.policy.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.policyalerts.policy.condition.Condition;
import org.policyalerts.policy.condition.FieldPath;
import org.policyalerts.policy.condition.ValueCondition;
import org.policyalerts.policy.condition.ValuePredicate;

/**
 * The indexes over all fields that a book compares with values. One look at a field decides every equality that is
 * asked of it, and finds the policies that may hold without a look at the others.
 */
final class FieldIndexes {

    private static final int NONE = -1;

    private final FieldIndex[] fields;
    private final int[] fieldOfLeaf;
    private final int[] always;

    private FieldIndexes(FieldIndex[] fields, int[] fieldOfLeaf, int[] always) {
        this.fields = fields;
        this.fieldOfLeaf = fieldOfLeaf;
        this.always = always;
    }

    int count() {
        return fields.length;
    }

    FieldIndex field(int number) {
        return fields[number];
    }

    /** The field that settles a leaf; negative if the leaf has to be tested by itself. */
    int fieldOf(int leaf) {
        return fieldOfLeaf[leaf];
    }

    /** The policies that no value finds, so that every incident has to try them. */
    int[] always() {
        return always;
    }

    /**
     * Files each leaf under the values that make it true, and each policy under those of its keys that it shares with
     * the fewest others.
     */
    static FieldIndexes of(Condition[] leaves, List<? extends Condition> policies) {
        Builder builder = new Builder(leaves.length);
        for (int i = 0; i < leaves.length; i++) {
            builder.addLeaf(leaves[i], i);
        }
        List<List<IndexKeys>> ways = new ArrayList<>();
        for (Condition policy : policies) {
            ways.add(IndexKeys.waysTo(policy));
        }
        Map<IndexKeys.Atom, Integer> frequencies = frequencies(ways);
        for (int i = 0; i < ways.size(); i++) {
            builder.addPolicy(rarest(ways.get(i), frequencies), i);
        }
        return builder.build();
    }

    private static Map<IndexKeys.Atom, Integer> frequencies(List<List<IndexKeys>> ways) {
        Map<IndexKeys.Atom, Integer> frequencies = new HashMap<>();
        for (List<IndexKeys> each : ways) {
            for (IndexKeys keys : each) {
                for (IndexKeys.Atom atom : keys.atoms()) {
                    frequencies.put(atom, frequencies.getOrDefault(atom, 0) + 1);
                }
            }
        }
        return frequencies;
    }

    private static @Nullable IndexKeys rarest(List<IndexKeys> ways, Map<IndexKeys.Atom, Integer> frequencies) {
        IndexKeys rarest = null;
        int least = Integer.MAX_VALUE;
        for (IndexKeys keys : ways) {
            int weight = keys.weight(frequencies);
            if (weight < least) {
                rarest = keys;
                least = weight;
            }
        }
        return rarest;
    }

    private static final class Builder {

        private final Map<String, Integer> numbers = new LinkedHashMap<>();
        private final List<FieldIndex.Builder> fields = new ArrayList<>();
        private final List<Integer> always = new ArrayList<>();
        private final int[] fieldOfLeaf;

        Builder(int leaves) {
            this.fieldOfLeaf = new int[leaves];
            Arrays.fill(fieldOfLeaf, NONE);
        }

        private void addLeaf(Condition condition, int leaf) {
            if (condition instanceof ValueCondition value && value.predicate() instanceof ValuePredicate.AnyOf anyOf) {
                fieldOfLeaf[leaf] = numberOf(value.path().full());
                for (Object accepted : anyOf.accepted()) {
                    fields.get(fieldOfLeaf[leaf]).addLeaf(accepted, leaf);
                }
            }
        }

        private void addPolicy(@Nullable IndexKeys keys, int policy) {
            if (keys == null) {
                always.add(policy);
                return;
            }
            for (IndexKeys.Atom atom : keys.atoms()) {
                fields.get(numberOf(atom.path())).addPolicy(atom.value(), policy);
            }
        }

        private int numberOf(String path) {
            Integer known = numbers.get(path);
            if (known == null) {
                known = fields.size();
                numbers.put(path, known);
                fields.add(new FieldIndex.Builder(FieldPath.ofReport(path).orElseThrow()));
            }
            return known;
        }

        private FieldIndexes build() {
            FieldIndex[] built = new FieldIndex[fields.size()];
            for (int i = 0; i < built.length; i++) {
                built[i] = fields.get(i).build();
            }
            int[] unfound = new int[always.size()];
            for (int i = 0; i < unfound.length; i++) {
                unfound[i] = always.get(i);
            }
            return new FieldIndexes(built, fieldOfLeaf, unfound);
        }
    }
}
