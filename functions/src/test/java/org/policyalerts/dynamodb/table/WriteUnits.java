package org.policyalerts.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.Table.Index;

/**
 * What writes cost by the rules of DynamoDB (Developer Guide, "Read/write capacity mode" and "Managing indexes").
 *
 * @param writes how many there were
 * @param bytes of the items, as they lie in the table
 * @param table units of the table itself: the larger of both images counts, twice in a transaction
 * @param due units of that index: what a write changes in it, once
 * @param list the same
 */
public record WriteUnits(long writes, long bytes, long table, long due, long list) {

    public static final WriteUnits NONE = new WriteUnits(0, 0, 0, 0, 0);

    private static final int UNIT = 1024;
    private static final int OVERHEAD = 100;

    static WriteUnits of(
            @Nullable Map<String, Object> before, @Nullable Map<String, Object> after, boolean isTransaction) {
        return new WriteUnits(
                1,
                Math.max(bytes(before), bytes(after)),
                Math.max(1, Math.max(units(before), units(after))) * (isTransaction ? 2 : 1),
                inIndex(Index.DUE, before, after),
                inIndex(Index.LIST, before, after));
    }

    public long sum() {
        return table + due + list;
    }

    public WriteUnits plus(WriteUnits other) {
        return new WriteUnits(
                writes + other.writes, bytes + other.bytes, table + other.table, due + other.due, list + other.list);
    }

    public WriteUnits minus(WriteUnits other) {
        return plus(new WriteUnits(-other.writes, -other.bytes, -other.table, -other.due, -other.list));
    }

    /** An entry that stays where it is costs only if what it holds changes. */
    private static long inIndex(
            Index index, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        Map<String, Object> was = entry(index, before);
        Map<String, Object> is = entry(index, after);
        if (Objects.equals(was, is)) {
            return 0;
        }
        boolean stays = Objects.equals(was.get(index.hashAttribute), is.get(index.hashAttribute))
                && Objects.equals(was.get(index.sortAttribute), is.get(index.sortAttribute));
        return stays ? Math.max(units(was), units(is)) : units(was) + units(is);
    }

    /** What an index holds of an item; nothing if it is not in it. */
    private static Map<String, Object> entry(Index index, @Nullable Map<String, Object> item) {
        if (item == null || !item.keySet().containsAll(List.of(index.hashAttribute, index.sortAttribute))) {
            return Map.of();
        }
        return index.isWhole ? item : InMemoryTable.keysOf(item, index);
    }

    /** What reading so much costs where the latest is read; half of it on an index (same pages). */
    static double read(long bytes) {
        return Math.max(1, (bytes + 4 * UNIT - 1) / (4 * UNIT));
    }

    /** What an item takes up with its entries (same guide, "Storage considerations for global secondary indexes"). */
    static long stored(Map<String, Object> item) {
        long bytes = bytes(item) + OVERHEAD;
        for (Index index : Index.values()) {
            Map<String, Object> entry = entry(index, item);
            bytes += entry.isEmpty() ? 0 : bytes(entry) + OVERHEAD;
        }
        return bytes;
    }

    private static long units(@Nullable Map<String, Object> item) {
        return (bytes(item) + UNIT - 1) / UNIT;
    }

    private static long bytes(@Nullable Map<String, Object> item) {
        return item == null ? 0 : Attributes.bytes(item);
    }
}
