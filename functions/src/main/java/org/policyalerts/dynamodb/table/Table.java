package org.policyalerts.dynamodb.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The part of DynamoDB that the stores use, so that each of them runs on the real table and on a fake one.
 *
 * <p>An item is a map of attribute name to {@code String} or {@code Long}; {@code pk} and {@code sk} are its key.
 */
public interface Table {

    /** The most writes of one transaction (DynamoDB Developer Guide, "Quotas"). */
    int MOST_WRITES = 100;

    /** The most bytes of one transaction (same page). */
    int MOST_BYTES = 4 * 1024 * 1024;

    /** The most bytes of one item, names of attributes included (same page). */
    int MOST_ITEM_BYTES = 400 * 1024;

    /** The item under a key, strongly consistent. */
    Optional<Map<String, Object>> get(Key key);

    /**
     * One page of the items of one partition, in order of the sort key. Strongly consistent on the table, eventually
     * consistent on an index.
     *
     * <p>A page that holds fewer items than the limit, or none, need not be the last: items that a filter leaves out
     * count towards the limit, and a page ends at 1 MB.
     */
    Page query(Query query);

    /** All that a query finds, read page after page from its first on. */
    default List<Map<String, Object>> all(Query query) {
        List<Map<String, Object>> items = new ArrayList<>();
        eachPage(query, items::addAll);
        return items;
    }

    /** As much of it as is wanted, or all if that is less. */
    default List<Map<String, Object>> first(Query query, int most) {
        List<Map<String, Object>> items = new ArrayList<>();
        Map<String, Object> after = query.after();
        do {
            Page page = query(query.startingAfter(after).upTo(most - items.size()));
            items.addAll(page.items());
            after = page.last();
        } while (after != null && items.size() < most);
        return items;
    }

    /** The same page by page, for whoever need not have all of it at once. */
    default void eachPage(Query query, Consumer<List<Map<String, Object>>> handler) {
        Map<String, Object> after = query.after();
        do {
            Page page = query(query.startingAfter(after));
            handler.accept(page.items());
            after = page.last();
        } while (after != null);
    }

    /**
     * Does all writes or none. At most {@link #MOST_WRITES}, no two to the same key, at most {@link #MOST_BYTES}
     * together.
     *
     * @throws WriteRefusedException if a condition does not hold; says which, and what is there instead
     * @throws TableBusyException if others were writing the same items, or the table is throttled; nothing was written
     */
    void write(List<Write> writes);

    /** Puts an item, whatever is there. */
    default void put(Map<String, Object> item) {
        write(List.of(new Write.Put(item, new Condition.Always())));
    }

    /** The same as {@link #write}, for whoever need not know more than that a condition did not hold: then false. */
    default boolean isWritten(Write... writes) {
        try {
            write(List.of(writes));
            return true;
        } catch (WriteRefusedException changedMeanwhile) {
            return false;
        }
    }

    /**
     * Adds to a number of an item, by itself and in no transaction; without an item it begins with nought. The item is
     * gone some time after that second.
     *
     * @return the sum, which nobody else has been given
     * @throws TableBusyException if the table is throttled
     */
    default long add(Key key, String number, long amount, long expiresAt) {
        Optional<Map<String, Object>> before = get(key);
        long sum = amount
                + before.map(item -> (Long) item.getOrDefault(number, 0L)).orElse(0L);
        Map<String, Object> item = key.item();
        item.put(TableDefinition.EXPIRES_AT, expiresAt);
        item.put(number, sum);
        Condition unchanged = before.isPresent() ? new Condition.Equal(number, sum - amount) : new Condition.Absent();
        // Where somebody else added meanwhile: once more, to what is there now.
        return isWritten(new Write.Put(item, unchanged)) ? sum : add(key, number, amount, expiresAt);
    }

    /** A primary key. */
    record Key(String pk, String sk) {

        public static Key of(Map<String, Object> item) {
            return new Key(String.valueOf(item.get("pk")), String.valueOf(item.get("sk")));
        }

        /** An item that has nothing but its key yet. */
        public Map<String, Object> item() {
            return new HashMap<>(Map.of("pk", pk, "sk", sk));
        }

        /** The same, with the kind of item that it is. */
        public Map<String, Object> item(String type) {
            Map<String, Object> item = item();
            item.put("type", type);
            return item;
        }
    }

    /**
     * @param index null for the table itself, else the index; its key attributes are named by {@link Index}
     * @param from least sort key, inclusive; null for the first
     * @param to greatest sort key, inclusive; null for the last
     * @param after continue after this key of an earlier page
     * @param containing keep only items whose text attribute contains a text; the table filters, not the caller
     */
    record Query(
            @Nullable Index index,
            String partition,
            @Nullable String from,
            @Nullable String to,
            boolean newestFirst,
            int limit,
            @Nullable Map<String, Object> after,
            @Nullable Containing containing) {

        /** All of a partition whose sort keys begin so. */
        public static Query beginning(String partition, String start, int pageSize) {
            return new Query(null, partition, start, start + "~", false, pageSize, null, null);
        }

        Query startingAfter(@Nullable Map<String, Object> key) {
            return new Query(index, partition, from, to, newestFirst, limit, key, containing);
        }

        private Query upTo(int most) {
            return new Query(index, partition, from, to, newestFirst, Math.min(limit, most), after, containing);
        }

        /** The same without what does not contain a text. */
        public Query keeping(Containing wanted) {
            return new Query(index, partition, from, to, newestFirst, limit, after, wanted);
        }
    }

    /** A text attribute and what it has to contain. */
    record Containing(String attribute, String text) {}

    /**
     * Items in order. {@code last} is null when there are no more, else the key to continue after; even then there may
     * be no more.
     */
    record Page(List<Map<String, Object>> items, @Nullable Map<String, Object> last) {}

    /**
     * The secondary indexes. An item is in an index only if it has both attributes: in {@code list} whole, in
     * {@code due} with nothing but its keys, because a write costs that index as much as it holds.
     */
    enum Index {
        DUE("due-keys", "dueShard", "dueAt", false),
        LIST("list", "listKey", "listSort", true);

        final String indexName;
        final String hashAttribute;
        final String sortAttribute;
        final boolean isWhole;

        Index(String indexName, String hashAttribute, String sortAttribute, boolean isWhole) {
            this.indexName = indexName;
            this.hashAttribute = hashAttribute;
            this.sortAttribute = sortAttribute;
            this.isWhole = isWhole;
        }
    }

    /** One write of a transaction. */
    sealed interface Write {
        Key key();

        Condition condition();

        /** Puts the whole item. */
        record Put(Map<String, Object> item, Condition condition) implements Write {
            @Override
            public Key key() {
                return Key.of(item);
            }
        }

        /** Deletes the item, if there. */
        record Delete(Key key, Condition condition) implements Write {}

        /**
         * Says when DynamoDB may delete an item, in seconds since 1970, or by null that it stays; nothing else of it
         * changes, whoever writes it meanwhile.
         */
        record Expire(Key key, @Nullable Long at, Condition condition) implements Write {}

        /** Writes nothing, but the condition must hold. */
        record Check(Key key, Condition condition) implements Write {}
    }

    /** What must be true of the stored item for a write to happen. */
    sealed interface Condition {
        /** Nothing. */
        record Always() implements Condition {}

        /** There is no item under the key. */
        record Absent() implements Condition {}

        /** There is no item under the key, or one that expired before this second and is only not swept up yet. */
        record AbsentOrExpired(long epochSecond) implements Condition {}

        /** There is an item and this attribute has this value. */
        record Equal(String attribute, Object value) implements Condition {}
    }
}
