package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the policies that an incident may satisfy from its values, without looking at the others. */
final class CandidateIndex {

    private final List<FieldIndex> fields;
    private final int[] always;
    private final int size;

    /** The policies found through one field: by its value, or all of them where it was not given. */
    private static final class FieldIndex {

        private final FieldPath path;
        private final Map<Object, int[]> byValue;
        private final int[] all;

        private FieldIndex(FieldPath path, Map<Object, int[]> byValue, int[] all) {
            this.path = path;
            this.byValue = byValue;
            this.all = all;
        }

        private void find(Scene scene, boolean alsoUnknown, BitSet found) {
            path.visit(scene, scene.root(), value -> add(scene, value, alsoUnknown, found));
        }

        private void add(Scene scene, @Nullable Object value, boolean alsoUnknown, BitSet found) {
            if (value != null) {
                setAll(found, byValue.get(key(scene, value)));
            } else if (alsoUnknown) {
                setAll(found, all);
            }
        }

        private Object key(Scene scene, Object value) {
            return path.isClaimant() ? scene.claimants().keyOf(value.toString()) : ValueTest.AnyOf.normal(value);
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

    private static void setAll(BitSet found, int @Nullable [] policies) {
        if (policies != null) {
            for (int policy : policies) {
                found.set(policy);
            }
        }
    }

    /** Indexes each condition under the way to it that the fewest others share. */
    static CandidateIndex of(List<? extends Condition> conditions) {
        List<List<Access>> ways = conditions.stream()
                .map(condition -> Access.waysTo(condition).toList())
                .toList();
        Map<Access.Atom, Integer> frequencies = new HashMap<>();
        ways.forEach(each -> each.stream()
                .flatMap(access -> access.atoms().stream())
                .forEach(atom -> frequencies.merge(atom, 1, Integer::sum)));
        Builder builder = new Builder();
        for (int i = 0; i < ways.size(); i++) {
            builder.add(i, ways.get(i).stream().min(Comparator.comparingInt(way -> way.weight(frequencies))));
        }
        return builder.build(ways.size());
    }

    private static final class Builder {

        private final Map<String, Map<Object, List<Integer>>> byField = new HashMap<>();
        private final List<Integer> always = new ArrayList<>();

        private void add(int policy, Optional<Access> way) {
            if (way.isEmpty()) {
                always.add(policy);
                return;
            }
            for (Access.Atom atom : way.get().atoms()) {
                byField.computeIfAbsent(atom.path(), unseen -> new HashMap<>())
                        .computeIfAbsent(atom.value(), unseen -> new ArrayList<>())
                        .add(policy);
            }
        }

        private CandidateIndex build(int size) {
            List<FieldIndex> fields = new ArrayList<>();
            byField.forEach((path, values) -> fields.add(field(path, values)));
            return new CandidateIndex(List.copyOf(fields), ints(always), size);
        }

        private static FieldIndex field(String path, Map<Object, List<Integer>> values) {
            Map<Object, int[]> byValue = new HashMap<>();
            values.forEach((value, policies) -> byValue.put(value, ints(policies)));
            List<Integer> all =
                    values.values().stream().flatMap(List::stream).distinct().toList();
            return new FieldIndex(FieldPath.ofReport(path).orElseThrow(), byValue, ints(all));
        }

        private static int[] ints(List<Integer> numbers) {
            return numbers.stream().mapToInt(Integer::intValue).toArray();
        }
    }
}
