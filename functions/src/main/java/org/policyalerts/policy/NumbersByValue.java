package org.policyalerts.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Files numbers under values. */
    static final class Builder {

        private final Map<Object, List<Integer>> byValue = new HashMap<>();

        void add(Object value, int number) {
            byValue.computeIfAbsent(value, unseen -> new ArrayList<>()).add(number);
        }

        /** All numbers, each once. */
        int[] all() {
            return byValue.values().stream()
                    .flatMap(List::stream)
                    .mapToInt(Integer::intValue)
                    .distinct()
                    .toArray();
        }

        NumbersByValue build(FieldPath path) {
            Map<Object, int[]> built = new HashMap<>();
            byValue.forEach((value, numbers) -> built.put(
                    value, numbers.stream().mapToInt(Integer::intValue).toArray()));
            return new NumbersByValue(path, built);
        }
    }
}
