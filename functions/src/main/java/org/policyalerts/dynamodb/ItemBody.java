package org.policyalerts.dynamodb;

import java.util.Locale;
import java.util.Map;
import org.policyalerts.json.JsonWriter;

/** How values lie in items: documents as JSON text, numbers and moments in forms that sort. */
final class ItemBody {

    private ItemBody() {}

    static String write(Map<String, Object> document) {
        return JsonWriter.write(document);
    }

    static Map<String, Object> read(Map<String, Object> item) {
        return StoredJson.tree(String.valueOf(item.get("body")));
    }

    static long number(Map<String, Object> item, String name) {
        return ((Number) item.getOrDefault(name, 0L)).longValue();
    }

    /** Ten digits, so that texts sort as numbers do. */
    static String padded(long number) {
        return String.format(Locale.ROOT, "%010d", number);
    }
}
