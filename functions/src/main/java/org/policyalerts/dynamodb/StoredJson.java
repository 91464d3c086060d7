package org.policyalerts.dynamodb;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** Trees as the text of an attribute. */
final class StoredJson {

    private StoredJson() {}

    /** Equal trees give equal texts, so that writing the same again changes nothing and the stream stays silent. */
    static String text(Map<String, Object> tree) {
        return JsonWriter.canonical(tree);
    }

    /** The tree of a stored text, immutable in depth. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> tree(String text) {
        try {
            return (Map<String, Object>) frozen(JsonReader.readObject(text));
        } catch (JsonInvalidException damaged) {
            throw new IllegalStateException("a stored item is damaged", damaged);
        }
    }

    private static Object frozen(Object value) {
        if (value instanceof Map<?, ?> object) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            object.forEach((name, child) -> copy.put(name, frozen(child)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(child -> copy.add(frozen(child)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }
}
