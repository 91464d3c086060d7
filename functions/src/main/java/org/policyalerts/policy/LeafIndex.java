package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
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
        Map<FieldPath, Integer> numbers = new HashMap<>();
        List<NumbersByValue.Builder> builders = new ArrayList<>();
        int[] fieldOfLeaf = new int[leaves.length];
        Arrays.fill(fieldOfLeaf, NONE);
        for (int i = 0; i < leaves.length; i++) {
            if (leaves[i] instanceof ValueCondition leaf && leaf.test() instanceof ValueTest.AnyOf anyOf) {
                Integer known = numbers.get(leaf.path());
                int number = known == null ? builders.size() : known;
                if (known == null) {
                    numbers.put(leaf.path(), number);
                    builders.add(new NumbersByValue.Builder(leaf.path()));
                }
                fieldOfLeaf[i] = number;
                for (Object value : anyOf.accepted()) {
                    builders.get(number).add(value, i);
                }
            }
        }
        NumbersByValue[] fields = new NumbersByValue[builders.size()];
        for (int i = 0; i < fields.length; i++) {
            fields[i] = builders.get(i).build();
        }
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
