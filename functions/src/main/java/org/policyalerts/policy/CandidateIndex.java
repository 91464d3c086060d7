package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the policies that an incident may satisfy from its values, without looking at the others. */
final class CandidateIndex {

    private final List<FieldIndex> fields;
    private final int[] always;
    private final int size;

    /** The policies found through one field: by its value, or all of them where it was not given. */
    private static final class FieldIndex {

        private final NumbersByValue policies;
        private final int[] all;

        private FieldIndex(NumbersByValue policies, int[] all) {
            this.policies = policies;
            this.all = all;
        }

        private void find(Scene scene, boolean alsoUnknown, BitSet found) {
            boolean lacks = policies.find(scene, numbers -> setAll(found, numbers));
            if (lacks && alsoUnknown) {
                setAll(found, all);
            }
        }
    }

    private CandidateIndex(List<FieldIndex> fields, int[] always, int size) {
        this.size = size;
        this.fields = fields;
        this.always = always;
    }

    /** The policies whose result is not certainly false; those that may be unknown only if asked for. */
    BitSet find(Scene scene, boolean alsoUnknown) {
        BitSet found = new BitSet(size);
        setAll(found, always);
        for (FieldIndex field : fields) {
            field.find(scene, alsoUnknown, found);
        }
        return found;
    }

    private static void setAll(BitSet found, int[] policies) {
        for (int policy : policies) {
            found.set(policy);
        }
    }

    /** Indexes each condition under the way to it that the fewest others share. */
    static CandidateIndex of(List<? extends Condition> conditions) {
        List<List<Access>> ways = new ArrayList<>();
        Map<Access.Atom, Integer> frequencies = new HashMap<>();
        for (Condition condition : conditions) {
            List<Access> each = Access.waysTo(condition);
            ways.add(each);
            for (Access way : each) {
                for (Access.Atom atom : way.atoms()) {
                    frequencies.put(atom, frequencies.getOrDefault(atom, 0) + 1);
                }
            }
        }
        Builder builder = new Builder();
        for (int i = 0; i < ways.size(); i++) {
            builder.add(i, rarest(ways.get(i), frequencies));
        }
        return builder.build(ways.size());
    }

    private static @Nullable Access rarest(List<Access> ways, Map<Access.Atom, Integer> frequencies) {
        Access rarest = null;
        int least = Integer.MAX_VALUE;
        for (Access way : ways) {
            int weight = way.weight(frequencies);
            if (weight < least) {
                rarest = way;
                least = weight;
            }
        }
        return rarest;
    }

    private static final class Builder {

        private final Map<String, NumbersByValue.Builder> byField = new HashMap<>();
        private final List<Integer> always = new ArrayList<>();

        private void add(int policy, @Nullable Access way) {
            if (way == null) {
                always.add(policy);
                return;
            }
            for (Access.Atom atom : way.atoms()) {
                NumbersByValue.Builder field = byField.get(atom.path());
                if (field == null) {
                    field = new NumbersByValue.Builder(
                            FieldPath.ofReport(atom.path()).orElseThrow());
                    byField.put(atom.path(), field);
                }
                field.add(atom.value(), policy);
            }
        }

        private CandidateIndex build(int size) {
            List<FieldIndex> fields = new ArrayList<>();
            for (NumbersByValue.Builder field : byField.values()) {
                fields.add(new FieldIndex(field.build(), field.all()));
            }
            return new CandidateIndex(List.copyOf(fields), NumbersByValue.array(always), size);
        }
    }
}
