package org.policyalerts.dynamodb;

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

    /** The tree of a stored text. */
    static Map<String, Object> tree(String text) {
        try {
            return JsonReader.readObject(text);
        } catch (JsonInvalidException damaged) {
            throw new IllegalStateException("a stored item is damaged", damaged);
        }
    }
}
