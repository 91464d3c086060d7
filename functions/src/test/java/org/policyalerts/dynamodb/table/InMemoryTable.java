package org.policyalerts.dynamodb.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.policyalerts.dynamodb.table.WriteRefusedException.Refusal;

/** The table in memory: the semantics and the limits of DynamoDB, without its failures. Safe for many threads. */
public final class InMemoryTable implements Table {

    private static final Comparator<Key> BY_KEY =
            Comparator.comparing(Key::pk, Attributes.BYTE_ORDER).thenComparing(Key::sk, Attributes.BYTE_ORDER);

    private final TreeMap<Key, Map<String, Object>> items = new TreeMap<>(BY_KEY);
    private final Map<String, TreeMap<Key, Map<String, Object>>> indexed = new HashMap<>();
    private final List<Change> changes = new ArrayList<>();
    private final Map<String, WriteUnits> writeUnits = new TreeMap<>();
    private long calls;
    private double readUnits;

    /** What was done so far: calls, of which a page of more than 1 MB takes several, units written and units read. */
    public record Cost(long calls, long writeUnits, double readUnits) {

        public Cost since(Cost before) {
            return new Cost(calls - before.calls, writeUnits - before.writeUnits, readUnits - before.readUnits);
        }
    }

    /** What was done so far. */
    public synchronized Cost cost() {
        return new Cost(
                calls, writeUnits.values().stream().mapToLong(WriteUnits::sum).sum(), readUnits);
    }

    /** What the stream tells of one item: its image before and after; null where there is none. */
    public record Change(
            Key key,
            @Nullable Map<String, Object> before,
            @Nullable Map<String, Object> after) {}

    /** The changes since the first {@code seen} ones, in the order they were committed. */
    public synchronized List<Change> changesAfter(int seen) {
        return List.copyOf(changes.subList(seen, changes.size()));
    }

    /** A table of its own with the same items and the same past. */
    public synchronized InMemoryTable copy() {
        InMemoryTable copy = new InMemoryTable();
        copy.items.putAll(items);
        items.forEach((key, item) -> copy.index(key, null, item));
        copy.changes.addAll(changes);
        return copy;
    }

    /** All items, in order of their keys. */
    public synchronized List<Map<String, Object>> items() {
        return List.copyOf(items.values());
    }

    @Override
    public synchronized Optional<Map<String, Object>> get(Key key) {
        calls++;
        Map<String, Object> item = items.get(key);
        readUnits += WriteUnits.read(item == null ? 0 : Attributes.bytes(item));
        return Optional.ofNullable(item);
    }

    @Override
    public synchronized Page query(Query query) {
        if (query.limit() < 1) {
            throw new IllegalArgumentException("a limit is at least 1");
        }
        List<Map<String, Object>> left = partition(query);
        List<Map<String, Object>> read = left.subList(0, Math.min(query.limit(), left.size()));
        boolean isCut = read.size() == query.limit();
        long bytes = read.stream()
                .mapToLong(item -> Attributes.bytes(projected(item, query.index())))
                .sum();
        readUnits += query.index() == null ? WriteUnits.read(bytes) : WriteUnits.read(bytes) / 2;
        calls += 1 + bytes / (1024 * 1024);
        return new Page(
                read.stream()
                        .filter(item -> passes(item, query.containing()))
                        .map(item -> projected(item, query.index()))
                        .toList(),
                isCut ? keysOf(read.get(read.size() - 1), query.index()) : null);
    }

    private List<Map<String, Object>> partition(Query query) {
        String hash = query.index() == null ? "pk" : query.index().hashAttribute;
        String sort = query.index() == null ? "sk" : query.index().sortAttribute;
        Comparator<Map<String, Object>> upwards = Comparator.<Map<String, Object>, String>comparing(
                        item -> text(item, sort), Attributes.BYTE_ORDER)
                .thenComparing(InMemoryTable::keyOf, BY_KEY);
        Comparator<Map<String, Object>> order = query.newestFirst() ? upwards.reversed() : upwards;
        return candidates(query).stream()
                .filter(item -> query.partition().equals(item.get(hash)) && item.containsKey(sort))
                .filter(item -> query.from() == null || compare(text(item, sort), query.from()) >= 0)
                .filter(item -> query.to() == null || compare(text(item, sort), query.to()) <= 0)
                .filter(item -> query.after() == null || order.compare(item, query.after()) > 0)
                .sorted(order)
                .toList();
    }

    private Collection<Map<String, Object>> candidates(Query query) {
        Index index = query.index();
        return index == null
                ? items.subMap(new Key(query.partition(), ""), true, new Key(query.partition() + "\0", ""), false)
                        .values()
                : indexed.getOrDefault(index + query.partition(), new TreeMap<>(BY_KEY))
                        .values();
    }

    private void index(Key key, @Nullable Map<String, Object> before, @Nullable Map<String, Object> after) {
        for (Index index : Index.values()) {
            if (before != null && before.containsKey(index.hashAttribute)) {
                listed(index, before).remove(key);
            }
            if (after != null && after.containsKey(index.hashAttribute)) {
                listed(index, after).put(key, after);
            }
        }
    }

    private Map<Key, Map<String, Object>> listed(Index index, Map<String, Object> item) {
        return indexed.computeIfAbsent(index + text(item, index.hashAttribute), unused -> new TreeMap<>(BY_KEY));
    }

    private static int compare(String one, String other) {
        return Attributes.BYTE_ORDER.compare(one, other);
    }

    private static boolean passes(Map<String, Object> item, @Nullable Containing filter) {
        return filter == null || (item.get(filter.attribute()) instanceof String text && text.contains(filter.text()));
    }

    private static Map<String, Object> projected(Map<String, Object> item, @Nullable Index index) {
        return index == null || index.isWhole ? item : keysOf(item, index);
    }

    static Map<String, Object> keysOf(Map<String, Object> item, @Nullable Index index) {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("pk", text(item, "pk"));
        keys.put("sk", text(item, "sk"));
        if (index != null) {
            keys.put(index.hashAttribute, text(item, index.hashAttribute));
            keys.put(index.sortAttribute, text(item, index.sortAttribute));
        }
        return keys;
    }

    @Override
    public synchronized void write(List<Write> writes) {
        refuseBeyondLimits(writes);
        calls++;
        List<Refusal> refusals = writes.stream()
                .filter(write -> !holds(write.condition(), items.get(write.key())))
                .map(write -> new Refusal(write.key(), items.getOrDefault(write.key(), Map.of())))
                .toList();
        if (!refusals.isEmpty()) {
            throw new WriteRefusedException(refusals);
        }
        boolean isTransaction = writes.size() > 1;
        writes.forEach(write -> {
            Map<String, Object> before = items.get(write.key());
            apply(write);
            Map<String, Object> after = items.get(write.key());
            writeUnits.merge(
                    kind(write.key(), after == null ? before : after),
                    WriteUnits.of(before, after, isTransaction),
                    WriteUnits::plus);
        });
    }

    /** The type of an item, or of what has none the beginning of its key. */
    private static String kind(Key key, @Nullable Map<String, Object> item) {
        return item != null && item.get("type") instanceof String type
                ? type
                : (key.pk().startsWith("I#") ? key.sk() : key.pk()).replaceAll("#.*", "#");
    }

    /** What is stored, in the table and in its indexes, with what DynamoDB adds to each entry. */
    public synchronized long bytes() {
        return items.values().stream().mapToLong(WriteUnits::stored).sum();
    }

    /** What all writes have cost so far, by the kind of the items. */
    public synchronized Map<String, WriteUnits> writeUnits() {
        return Map.copyOf(writeUnits);
    }

    private void apply(Write write) {
        Map<String, Object> before = items.get(write.key());
        Map<String, Object> after = before;
        if (write instanceof Write.Put put) {
            after = Map.copyOf(put.item());
            items.put(write.key(), after);
        } else if (write instanceof Write.Delete) {
            after = null;
            items.remove(write.key());
        } else if (write instanceof Write.Expire expire) {
            after = expiring(expire);
            items.put(write.key(), after);
        }
        index(write.key(), before, after);
        // Like DynamoDB's stream: a write that changes nothing is not told of.
        if (!Objects.equals(before, after)) {
            changes.add(new Change(write.key(), before, after));
        }
    }

    /** Like DynamoDB, which makes an item of nothing but its key where there is none. */
    private Map<String, Object> expiring(Write.Expire expire) {
        Key key = expire.key();
        Map<String, Object> item = new HashMap<>(items.getOrDefault(key, Map.of("pk", key.pk(), "sk", key.sk())));
        item.remove(TableDefinition.EXPIRES_AT);
        if (expire.at() != null) {
            item.put(TableDefinition.EXPIRES_AT, expire.at());
        }
        return Map.copyOf(item);
    }

    private static boolean holds(Condition condition, @Nullable Map<String, Object> stored) {
        if (condition instanceof Condition.Absent) {
            return stored == null;
        }
        if (condition instanceof Condition.AbsentOrExpired expired) {
            return stored == null
                    || (stored.get(TableDefinition.EXPIRES_AT) instanceof Long end && end < expired.epochSecond());
        }
        if (condition instanceof Condition.Equal equal) {
            return stored != null && equal.value().equals(stored.get(equal.attribute()));
        }
        return true;
    }

    private static void refuseBeyondLimits(List<Write> writes) {
        Set<Key> keys = new HashSet<>();
        int bytes = 0;
        for (Write write : writes) {
            require(keys.add(write.key()), "one item twice in one transaction");
            if (write instanceof Write.Put put) {
                refuseMalformed(put.item());
                bytes += Attributes.bytes(put.item());
            }
        }
        require(writes.size() <= MOST_WRITES, "more writes than one transaction takes: " + writes.size());
        require(bytes <= MOST_BYTES, "more bytes than one transaction takes: " + bytes);
    }

    private static void refuseMalformed(Map<String, Object> item) {
        require(item.values().stream().allMatch(v -> v instanceof String || v instanceof Long), "texts and longs only");
        require(Attributes.bytes(item) <= MOST_ITEM_BYTES, "more bytes than one item takes");
        requireKey(item.get("pk"), 2048);
        requireKey(item.get("sk"), 1024);
        for (Index index : Index.values()) {
            requireKey(item.getOrDefault(index.hashAttribute, "absent"), 2048);
            requireKey(item.getOrDefault(index.sortAttribute, "absent"), 1024);
        }
    }

    private static void requireKey(@Nullable Object value, int most) {
        int bytes = value instanceof String text ? Attributes.utf8(text) : 0;
        require(bytes >= 1 && bytes <= most, "a key is a text of 1 to " + most + " bytes");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }

    private static Key keyOf(Map<String, Object> item) {
        return new Key(text(item, "pk"), text(item, "sk"));
    }

    private static String text(Map<String, Object> item, String attribute) {
        return (String) Objects.requireNonNull(item.get(attribute));
    }
}
