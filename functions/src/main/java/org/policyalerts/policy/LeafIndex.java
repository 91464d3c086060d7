package org.policyalerts.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which leaves each value of a field makes true: one look at the field settles all equalities that a book asks of it. */
final class LeafIndex {

    private static final int NONE = -1;

    private final int[] fieldOfLeaf;
    private final NumbersByValue[] fields;

    private LeafIndex(int[] fieldOfLeaf, NumbersByValue[] fields) {
        this.fieldOfLeaf = fieldOfLeaf;
        this.fields = fields;
    }

    static LeafIndex of(Condition[] leaves) {
        Map<FieldPath, Integer> numbers = new LinkedHashMap<>();
        Map<FieldPath, NumbersByValue.Builder> builders = new LinkedHashMap<>();
        int[] fieldOfLeaf = new int[leaves.length];
        Arrays.fill(fieldOfLeaf, NONE);
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i] instanceof ValueCondition leaf && leaf.test() instanceof ValueTest.AnyOf anyOf) {
                int number = i;
                fieldOfLeaf[i] = numbers.computeIfAbsent(leaf.path(), unseen -> numbers.size());
                NumbersByValue.Builder builder =
                        builders.computeIfAbsent(leaf.path(), unseen -> new NumbersByValue.Builder());
                anyOf.accepted().forEach(value -> builder.add(value, number));
            }
        }
        NumbersByValue[] fields = builders.entrySet().stream()
                .map(entry -> entry.getValue().build(entry.getKey()))
                .toArray(NumbersByValue[]::new);
        return new LeafIndex(fieldOfLeaf, fields);
    }

    /** How many fields are looked into. */
    int fields() {
        return fields.length;
    }

    /** The field that settles a leaf; negative if the leaf has to be tested by itself. */
    int fieldOf(int leaf) {
        return fieldOfLeaf[leaf];
    }

    /** Marks the leaves that the incident's values of a field make true; the others are unknown if this says so, else false. */
    boolean mark(int field, Scene scene, byte[] outcomes, byte mark) {
        return fields[field].find(scene, leaves -> {
            for (int leaf : leaves) {
                outcomes[leaf] = mark;
            }
        });
    }
}
