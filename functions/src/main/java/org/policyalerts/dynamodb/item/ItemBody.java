package org.policyalerts.dynamodb.item;

import java.util.Locale;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** How values lie in items: documents as JSON text, numbers and moments in forms that sort. */
public final class ItemBody {

    private ItemBody() {}

    public static String write(Map<String, Object> document) {
        return JsonWriter.write(document);
    }

    public static Map<String, Object> read(Map<String, Object> item) {
        return tree(String.valueOf(item.get("body")));
    }

    /** Equal trees give equal texts, so that writing the same again changes nothing and the stream stays silent. */
    public static String canonical(Map<String, Object> tree) {
        return JsonWriter.canonical(tree);
    }

    /** The tree of a stored text. */
    public static Map<String, Object> tree(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException damaged) {
            throw new IllegalStateException("a stored item is damaged", damaged);
        }
    }

    public static long number(Map<String, Object> item, String name) {
        return ((Number) item.getOrDefault(name, 0L)).longValue();
    }

    /** Ten digits, so that texts sort as numbers do. */
    public static String padded(long number) {
        return String.format(Locale.ROOT, "%010d", number);
    }
}
