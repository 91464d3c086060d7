package org.policyalerts.dynamodb.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.policyalerts.text.Fingerprint;

/**
 * A table whose items may have a larger {@code body} than one item of DynamoDB takes: thousands of policies that hold,
 * or tasks of one audience.
 *
 * <p>Such a body lies in parts beside its item, which names them by a hash. Parts are written before the item, each
 * version of an item has its own, and none is ever changed. So whoever reads an item finds the parts that it names, and
 * parts of a write that was refused are named by nobody and do no harm. Those of the version before are deleted once
 * nobody can write by it any more; whoever still holds it, from an index perhaps, reads the item again.
 */
public record LargeItems(Table table) implements Table {

    private static final String BODY = "body";
    private static final String HASH = "bodyHash";
    private static final String PARTS = "bodyParts";

    /** Leaves room for what else is in an item. */
    private static final int MOST_BODY_BYTES = 200 * 1024;

    /** Of all bodies of one transaction; the rest is for what else is in their items. */
    private static final int MOST_TOGETHER = MOST_BYTES / 4 * 3;

    /** A character takes no more in UTF-8; what takes two characters in Java takes four. */
    private static final int BYTES_A_CHARACTER = 3;

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        return table.get(key).flatMap(this::whole);
    }

    @Override
    public Page query(Query query) {
        Page page = table.query(query);
        return new Page(
                page.items().stream().flatMap(item -> whole(item).stream()).toList(), page.last());
    }

    @Override
    public long add(Key key, String number, long amount, long expiresAt) {
        return table.add(key, number, amount, expiresAt);
    }

    @Override
    public void write(List<Write> writes) {
        int most = mostOfEach(writes);
        List<Key> replaced = new ArrayList<>();
        List<Write> small = new ArrayList<>();
        for (Write write : writes) {
            boolean isLarge = write instanceof Write.Put put
                    && put.item().get(BODY) instanceof String body
                    && !isSmall(body, most);
            if (isLarge) {
                replaced.addAll(partsReplacedBy((Write.Put) write));
            }
            small.add(isLarge ? split((Write.Put) write) : write);
        }
        table.write(small);
        replaced.forEach(part -> table.write(List.of(new Write.Delete(part, new Condition.Always()))));
    }

    /** Where one transaction would take too much, each item of it has its share. */
    private static int mostOfEach(List<Write> writes) {
        long characters = writes.stream()
                .mapToLong(write -> write instanceof Write.Put put && put.item().get(BODY) instanceof String body
                        ? body.length()
                        : 0)
                .sum();
        return characters * BYTES_A_CHARACTER <= MOST_TOGETHER
                ? MOST_BODY_BYTES
                : Math.min(MOST_BODY_BYTES, MOST_TOGETHER / writes.size());
    }

    /**
     * The parts that nobody needs once a write is done. A write that changes the very attribute it depends on is the
     * last one of all who have read the item as it was: whoever writes it later has read it after, and writes parts of
     * its own after that. Of other writes nobody knows that, and their parts stay.
     */
    private List<Key> partsReplacedBy(Write.Put put) {
        if (!(put.condition() instanceof Condition.Equal equal)
                || equal.value().equals(put.item().get(equal.attribute()))) {
            return List.of();
        }
        return table.get(put.key())
                .filter(item -> equal.value().equals(item.get(equal.attribute())))
                .map(LargeItems::parts)
                .orElse(List.of());
    }

    /** The hash is of the whole item: another version with the same body must not share its parts. */
    private Write split(Write.Put put) {
        List<String> parts = new ArrayList<>();
        addParts(String.valueOf(put.item().get(BODY)), parts);
        String hash = Fingerprint.sha256(new TreeMap<>(put.item()).toString().getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts.size(); i++) {
            Key key = key(put.key().pk(), hash, i);
            Map<String, Object> part = key.item("part");
            part.put(BODY, parts.get(i));
            table.put(part);
        }
        Map<String, Object> item = new HashMap<>(put.item());
        item.remove(BODY);
        item.put(HASH, hash);
        item.put(PARTS, (long) parts.size());
        return new Write.Put(item, put.condition());
    }

    /** A short text is not compressed in vain to find out. */
    private static boolean isSmall(String body, int most) {
        return (long) body.length() * BYTES_A_CHARACTER <= most || DeflatedText.of(body).length <= most;
    }

    private static void addParts(String text, List<String> parts) {
        if (isSmall(text, MOST_BODY_BYTES)) {
            parts.add(text);
            return;
        }
        int half = text.length() / 2;
        int middle = Character.isLowSurrogate(text.charAt(half)) ? half + 1 : half;
        addParts(text.substring(0, middle), parts);
        addParts(text.substring(middle), parts);
    }

    /** They sort behind everything that is read of an incident. */
    private static Key key(String pk, String hash, long part) {
        return new Key(pk, "Z#" + hash + "#" + part);
    }

    private static List<Key> parts(Map<String, Object> item) {
        return item.get(HASH) instanceof String hash && item.get(PARTS) instanceof Long parts
                ? LongStream.range(0, parts)
                        .mapToObj(i -> key(String.valueOf(item.get("pk")), hash, i))
                        .toList()
                : List.of();
    }

    /** Empty if the item is gone by now. */
    private Optional<Map<String, Object>> whole(Map<String, Object> item) {
        List<Key> parts = parts(item);
        if (parts.isEmpty()) {
            return Optional.of(item);
        }
        StringBuilder body = new StringBuilder();
        for (Key key : parts) {
            Optional<Map<String, Object>> part = table.get(key);
            if (part.isEmpty()) {
                return again(item);
            }
            body.append(part.get().get(BODY));
        }
        Map<String, Object> whole = new HashMap<>(item);
        whole.remove(HASH);
        whole.remove(PARTS);
        whole.put(BODY, body.toString());
        return Optional.of(whole);
    }

    /** Somebody has written the item since it was read. */
    private Optional<Map<String, Object>> again(Map<String, Object> read) {
        Key key = Key.of(read);
        Optional<Map<String, Object>> now = table.get(key);
        if (now.filter(read::equals).isPresent()) {
            throw new IllegalStateException("a stored item lacks a part: " + key.sk());
        }
        return now.flatMap(this::whole);
    }
}
