package org.policyalerts.incident;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What changed between two versions of a report, field by field. */
public final class VersionDifference {

    /**
     * One field.
     *
     * @param pointer JSON Pointer to the field
     * @param before null if it was not given before
     * @param after null if it is not given any more
     */
    public record FieldChange(
            String pointer,
            @Nullable Object before,
            @Nullable Object after) {}

    private final List<FieldChange> changes = new ArrayList<>();

    private VersionDifference() {}

    /** The changes in the order of the model; list elements are compared by their position. */
    public static List<FieldChange> between(Report before, Report after) {
        VersionDifference difference = new VersionDifference();
        difference.compare("", before.tree(), after.tree());
        return List.copyOf(difference.changes);
    }

    private void compare(String pointer, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> one && after instanceof Map<?, ?> other) {
            compareObjects(pointer, one, other);
        } else if (before instanceof List<?> one && after instanceof List<?> other) {
            compareLists(pointer, one, other);
        } else if (before == null ? after != null : !before.equals(after)) {
            changes.add(new FieldChange(pointer, before, after));
        }
    }

    private void compareObjects(String pointer, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        for (Object name : names) {
            compare(JsonPointer.member(pointer, String.valueOf(name)), before.get(name), after.get(name));
        }
    }

    private void compareLists(String pointer, List<?> before, List<?> after) {
        for (int i = 0; i < Math.max(before.size(), after.size()); i++) {
            compare(JsonPointer.element(pointer, i), element(before, i), element(after, i));
        }
    }

    private static @Nullable Object element(List<?> list, int index) {
        return index < list.size() ? list.get(index) : null;
    }
}
