package org.policyalerts.incident.intake;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON Merge Patch (RFC 7396): objects merge, null removes, everything else replaces. */
public final class MergePatch {

    private MergePatch() {}

    /** The target with the patch applied; neither of them is changed. */
    public static @Nullable Object apply(@Nullable Object target, @Nullable Object patch) {
        if (!(patch instanceof Map<?, ?> changes)) {
            return patch;
        }
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> object) {
            object.forEach((name, value) -> merged.put(String.valueOf(name), value));
        }
        changes.forEach((key, change) -> {
            String name = String.valueOf(key);
            if (change == null) {
                merged.remove(name);
            } else {
                merged.put(name, apply(merged.get(name), change));
            }
        });
        return merged;
    }
}
