package org.policyalerts.dynamodb.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The little of DynamoDB that the stores use, so that all of them run on the real table and on a fake alike.
 *
 * <p>An item is a map of attribute name to {@code String} or {@code Long}; {@code pk} and {@code sk} are its key.
 * Public only so that features can be tested and wired on it; they themselves see their own ports.
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
     * One page of the items of one partition, in order of the sort key; strongly consistent on the table, eventually on
     * an index.
     *
     * <p>A page may hold fewer items than the limit, even none, and still not be the last: items that a filter leaves
     * out count towards the limit, and a page ends at 1 MB.
     */
    Page query(Query query);

    /**
     * All writes or none. At most {@link #MOST_WRITES}, each of another key, {@link #MOST_BYTES} together.
     *
     * @throws WriteRefusedException if a condition does not hold; says which, and what is there instead
     * @throws TableBusyException if others kept writing the same items, or the table is throttled; nothing was written
     */
    void write(List<Write> writes);

    /** A primary key. */
    record Key(String pk, String sk) {}

    /**
     * @param index null for the table itself, else the index; its key attributes are named by {@link Index}
     * @param from least sort key, inclusive; null for the first
     * @param to greatest sort key, inclusive; null for the last
     * @param after continue after this key of an earlier page
     * @param containing keep only items whose text attribute contains a text; filtered by the table, not by the caller
     */
    record Query(
            @Nullable Index index,
            String partition,
            @Nullable String from,
            @Nullable String to,
            boolean newestFirst,
            int limit,
            @Nullable Map<String, Object> after,
            @Nullable Containing containing) {}

    /** A text attribute and what it has to contain. */
    record Containing(String attribute, String text) {}

    /**
     * Items in order; {@code last} is null when there are no more, else the key to go on after, which may turn out to
     * be the end.
     */
    record Page(List<Map<String, Object>> items, @Nullable Map<String, Object> last) {}

    /**
     * The secondary indexes: {@code due} on (dueShard, dueAt), {@code list} on (listKey, listSort); both sparse, both
     * whole items.
     */
    enum Index {
        DUE("due", "dueShard", "dueAt"),
        LIST("list", "listKey", "listSort");

        final String indexName;
        final String hashAttribute;
        final String sortAttribute;

        Index(String indexName, String hashAttribute, String sortAttribute) {
            this.indexName = indexName;
            this.hashAttribute = hashAttribute;
            this.sortAttribute = sortAttribute;
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
                return new Key(String.valueOf(item.get("pk")), String.valueOf(item.get("sk")));
            }
        }

        /** Deletes the item, if there. */
        record Delete(Key key, Condition condition) implements Write {}

        /** Writes nothing, but the condition must hold. */
        record Check(Key key, Condition condition) implements Write {}
    }

    /** What must be true of the stored item for a write to happen. */
    sealed interface Condition {
        /** Nothing. */
        record Always() implements Condition {}

        /** There is no item under the key. */
        record Absent() implements Condition {}

        /** There is an item and this attribute has this value. */
        record Equal(String attribute, Object value) implements Condition {}
    }
}
