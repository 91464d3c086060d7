package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

        private final Map<String, NumbersByValue.Builder> byField = new HashMap<>();
        private final List<Integer> always = new ArrayList<>();

        private void add(int policy, Optional<Access> way) {
            if (way.isEmpty()) {
                always.add(policy);
                return;
            }
            for (Access.Atom atom : way.get().atoms()) {
                byField.computeIfAbsent(atom.path(), unseen -> new NumbersByValue.Builder())
                        .add(atom.value(), policy);
            }
        }

        private CandidateIndex build(int size) {
            List<FieldIndex> fields = new ArrayList<>();
            byField.forEach((path, policies) -> {
                FieldPath field = FieldPath.ofReport(path).orElseThrow();
                fields.add(new FieldIndex(policies.build(field), policies.all()));
            });
            int[] unfound = always.stream().mapToInt(Integer::intValue).toArray();
            return new CandidateIndex(List.copyOf(fields), unfound, size);
        }
    }
}
