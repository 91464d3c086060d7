package org.policyalerts.dynamodb.table;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.text.Fingerprint;

/**
 * A table whose items may have a larger {@code body} than one item of DynamoDB takes: thousands of policies that hold,
 * or tasks of one audience.
 *
 * <p>Such a body lies in parts beside its item, which names it by its hash. Parts are written before the item, each
 * content has its own, and none is ever changed or deleted. So whoever reads an item, also an older one or one of an
 * index, finds all parts of what it names; parts of a write that was refused are named by nobody and do no harm.
 */
public final class LargeItems implements Table {

    private static final String BODY = "body";
    private static final String HASH = "bodyHash";
    private static final String PARTS = "bodyParts";

    /** Leaves room for what else is in an item, and for several such items in one transaction. */
    private static final int MOST_BODY_BYTES = 200 * 1024;

    private final Table table;

    public LargeItems(Table table) {
        this.table = table;
    }

    @Override
    public Optional<Map<String, Object>> get(Key key) {
        return table.get(key).map(this::whole);
    }

    @Override
    public Page query(Query query) {
        Page page = table.query(query);
        return new Page(page.items().stream().map(this::whole).toList(), page.last());
    }

    @Override
    public void write(List<Write> writes) {
        table.write(writes.stream().map(this::split).toList());
    }

    private Write split(Write write) {
        if (!(write instanceof Write.Put put) || !(put.item().get(BODY) instanceof String body) || isSmall(body)) {
            return write;
        }
        List<String> parts = new ArrayList<>();
        addParts(body, parts);
        String hash = Fingerprint.sha256(body.getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < parts.size(); i++) {
            Key key = key(put.key().pk(), hash, i);
            Map<String, Object> part = new HashMap<>(Map.of("pk", key.pk(), "sk", key.sk(), "type", "part"));
            part.put(BODY, parts.get(i));
            table.write(List.of(new Write.Put(part, new Condition.Always())));
        }
        Map<String, Object> item = new HashMap<>(put.item());
        item.remove(BODY);
        item.put(HASH, hash);
        item.put(PARTS, (long) parts.size());
        return new Write.Put(item, put.condition());
    }

    /** A short text is not compressed in vain to find out. */
    private static boolean isSmall(String body) {
        return body.length() * 3L <= MOST_BODY_BYTES || DeflatedText.of(body).length <= MOST_BODY_BYTES;
    }

    private static void addParts(String text, List<String> parts) {
        if (isSmall(text)) {
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

    private Map<String, Object> whole(Map<String, Object> item) {
        if (!(item.get(HASH) instanceof String hash) || !(item.get(PARTS) instanceof Long parts)) {
            return item;
        }
        StringBuilder body = new StringBuilder();
        for (long i = 0; i < parts; i++) {
            Key key = key(String.valueOf(item.get("pk")), hash, i);
            body.append(table.get(key)
                    .orElseThrow(() -> new IllegalStateException("a stored item lacks its part " + key.sk()))
                    .get(BODY));
        }
        Map<String, Object> whole = new HashMap<>(item);
        whole.remove(HASH);
        whole.remove(PARTS);
        whole.put(BODY, body.toString());
        return whole;
    }
}
