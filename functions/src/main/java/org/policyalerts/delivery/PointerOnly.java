package org.policyalerts.delivery;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;
import org.policyalerts.json.JsonWriter;

/** What is left of a message that may not go where it was meant to: that something waits, and where to read it. */
public final class PointerOnly {

    private static final String WAITS = "Something waits for you at the desk";

    /** What a pointer has of its message; nothing that says what it is about, or how grave that is. */
    private static final List<String> KEPT =
            List.of("notificationId", "kind", "audience", "organisation", "at", "sequence", "code", "answerUrl");

    private static final Map<String, Object> UNSPECIFIC = Map.of("severity", "high", "tlp", "red");

    private PointerOnly() {}

    /** The pointer that goes out in place of a message, under the same id. */
    public static OutboundMessage of(OutboundMessage message) {
        Map<String, Object> document = kept(tree(message.document()));
        String link = Optional.ofNullable(document.get("answerUrl"))
                .map(url -> url + "    ")
                .orElse("");
        String text = WAITS + ".\nAnswer: " + link + "code " + document.get("code") + "\n";
        document.put("alerts", List.of());
        document.put("unknowns", List.of());
        document.put("text", text);
        return new OutboundMessage(
                message.notificationId(),
                message.partition(),
                message.sequence(),
                message.audience(),
                WAITS,
                text,
                JsonWriter.write(document),
                kept(message.attributes()),
                message.createdAt(),
                message.attempts(),
                message.notBefore(),
                message.revision());
    }

    private static Map<String, Object> kept(Map<String, Object> all) {
        Map<String, Object> kept = new LinkedHashMap<>(all);
        kept.keySet().retainAll(KEPT);
        kept.putAll(UNSPECIFIC);
        return kept;
    }

    private static Map<String, Object> tree(String document) {
        try {
            return JsonReader.readObject(document);
        } catch (JsonInvalidException ours) {
            throw new IllegalStateException(ours);
        }
    }
}
