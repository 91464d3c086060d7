package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Numbers, of policies or of conditions, filed under the values of one field that they are waiting for. */
final class NumbersByValue {

    private final FieldPath path;
    private final Map<Object, int[]> byValue;

    private NumbersByValue(FieldPath path, Map<Object, int[]> byValue) {
        this.path = path;
        this.byValue = byValue;
    }

    /** Hands over what is filed under each value of the incident; tells whether the field was not given in some place. */
    boolean find(Scene scene, Consumer<int[]> found) {
        boolean[] lacks = new boolean[1];
        path.visit(scene, scene.root(), value -> lacks[0] |= isLacking(scene, value, found));
        return lacks[0];
    }

    private boolean isLacking(Scene scene, @Nullable Object value, Consumer<int[]> found) {
        if (value == null) {
            return true;
        }
        int[] numbers = byValue.get(key(scene, value));
        if (numbers != null) {
            found.accept(numbers);
        }
        return false;
    }

    private Object key(Scene scene, Object value) {
        return path.isClaimant() ? scene.claimants().keyOf(value.toString()) : ValueTest.AnyOf.normal(value);
    }

    static int[] array(Collection<Integer> numbers) {
        int[] array = new int[numbers.size()];
        int filled = 0;
        for (int number : numbers) {
            array[filled++] = number;
        }
        return array;
    }

    /** Files numbers under values. */
    static final class Builder {

        private final FieldPath path;
        private final Map<Object, List<Integer>> byValue = new HashMap<>();

        Builder(FieldPath path) {
            this.path = path;
        }

        void add(Object value, int number) {
            List<Integer> numbers = byValue.get(value);
            if (numbers == null) {
                numbers = new ArrayList<>();
                byValue.put(value, numbers);
            }
            numbers.add(number);
        }

        /** All numbers, each once. */
        int[] all() {
            Set<Integer> all = new LinkedHashSet<>();
            for (List<Integer> numbers : byValue.values()) {
                all.addAll(numbers);
            }
            return array(all);
        }

        NumbersByValue build() {
            Map<Object, int[]> built = new HashMap<>();
            for (Map.Entry<Object, List<Integer>> entry : byValue.entrySet()) {
                built.put(entry.getKey(), array(entry.getValue()));
            }
            return new NumbersByValue(path, built);
        }
    }
}
