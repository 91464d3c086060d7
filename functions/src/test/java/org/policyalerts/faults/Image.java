package org.policyalerts.faults;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/** What lies in the table, in a form in which two runs can be compared. */
final class Image {

    /** Records of attempts, and what is made of an incident's id, which a repeated request draws again. */
    private static final Set<String> OF_THE_RUN =
            Set.of("attempts", "failures", "revision", "notBefore", "sentAt", "messageId", "dueShard", "signature");

    private Image() {}

    /**
     * The items by key, incidents named by their references.
     *
     * <p>Reports of runs are left out, and digests: they say how things stand while something that is due has just
     * failed.
     */
    static Map<String, Map<String, Object>> of(Remains remains) {
        Map<String, Map<String, Object>> items = new TreeMap<>();
        for (Map<String, Object> item : remains.table().items()) {
            Map<String, Object> neutral = neutral(item, remains.client());
            if (!"run".equals(item.get("type")) && !"digest".equals(item.get("kind"))) {
                items.put(neutral.get("pk") + " " + neutral.get("sk"), neutral);
            }
        }
        return items;
    }

    private static Map<String, Object> neutral(Map<String, Object> item, Client client) {
        Map<String, Object> neutral = new TreeMap<>();
        item.forEach((name, value) -> {
            if (!OF_THE_RUN.contains(name)) {
                neutral.put(name, value instanceof String text ? named(text, client) : value);
            }
        });
        if ("state".equals(item.get("type")) && neutral.get("body") instanceof String body) {
            neutral.put("body", withoutSignature(body));
        }
        return neutral;
    }

    private static String named(String text, Client client) {
        String named = text;
        for (Map.Entry<String, Client.Promised> known : client.promised().entrySet()) {
            named = named.replace(known.getValue().id().ulid(), "<" + known.getKey() + ">");
        }
        return named;
    }

    private static Object withoutSignature(String body) {
        try {
            Map<String, Object> tree = new LinkedHashMap<>(JsonReader.readObject(body));
            tree.keySet().removeAll(OF_THE_RUN);
            return tree;
        } catch (JsonInvalidException broken) {
            return List.of(body);
        }
    }
}
