package org.policyalerts.policy.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Changes a report as policy cases ask for it: objects merge, lists of objects merge element by element, other lists
 * are replaced, null removes.
 */
final class CasePatch {

    private CasePatch() {}

    static Map<String, Object> apply(Map<?, ?> tree, Map<?, ?> patch) {
        Map<String, Object> result = new LinkedHashMap<>();
        tree.forEach((key, value) -> result.put(String.valueOf(key), value));
        patch.forEach((key, change) -> {
            String name = String.valueOf(key);
            if (change == null) {
                result.remove(name);
            } else {
                result.put(name, changed(result.get(name), change));
            }
        });
        return result;
    }

    private static Object changed(@Nullable Object value, Object change) {
        if (change instanceof Map<?, ?> patch) {
            return apply(value instanceof Map<?, ?> tree ? tree : Map.of(), patch);
        }
        boolean hasObjects = change instanceof List<?> items && !items.isEmpty() && items.get(0) instanceof Map<?, ?>;
        return hasObjects ? merged(value instanceof List<?> list ? list : List.of(), (List<?>) change) : change;
    }

    private static List<Object> merged(List<?> list, List<?> patches) {
        List<Object> result = new ArrayList<>(list);
        for (int i = 0; i < patches.size(); i++) {
            if (i < result.size()) {
                result.set(i, changed(result.get(i), patches.get(i)));
            } else {
                result.add(changed(null, patches.get(i)));
            }
        }
        return result;
    }
}
