package org.policyalerts.dynamodb.table;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.Table.Index;

/** What a write costs by the rules of DynamoDB (Developer Guide, "Read/write capacity mode" and "Managing indexes"). */
final class WriteUnits {

    private static final int UNIT = 1024;

    private WriteUnits() {}

    /** The larger of both images counts, twice in a transaction; then what it changes in each index, once. */
    static long of(@Nullable Map<String, Object> before, @Nullable Map<String, Object> after, boolean isTransaction) {
        long units = Math.max(1, Math.max(units(before), units(after))) * (isTransaction ? 2 : 1);
        for (Index index : Index.values()) {
            units += inIndex(index, before, after);
        }
        return units;
    }

    private static long inIndex(
            Index index, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        Object was = key(index, before);
        Object is = key(index, after);
        if ((was.equals("") && is.equals("")) || Objects.equals(before, after)) {
            return 0;
        }
        return was.equals(is)
                ? Math.max(units(before), units(after))
                : (was.equals("") ? 0 : units(before)) + (is.equals("") ? 0 : units(after));
    }

    private static Object key(Index index, @Nullable Map<String, Object> item) {
        return item == null || item.get(index.hashAttribute) == null || item.get(index.sortAttribute) == null
                ? ""
                : item.get(index.hashAttribute) + "/" + item.get(index.sortAttribute);
    }

    private static long units(@Nullable Map<String, Object> item) {
        return item == null ? 0 : (Attributes.bytes(item) + UNIT - 1) / UNIT;
    }
}
