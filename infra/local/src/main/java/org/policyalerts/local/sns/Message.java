package org.policyalerts.local.sns;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * A message that SNS would accept; others are refused with the code of SNS (Amazon SNS API reference, "Publish").
 *
 * @param bodies protocol to body; always with {@code default}
 */
record Message(String subject, Map<String, String> bodies, Map<String, Attribute> attributes) {

    private static final int MOST_BYTES = 256 * 1024;
    private static final int LONGEST_SUBJECT = 100;

    /** Reads a message from the parameters of Publish. */
    static Message of(Form form) {
        String message = form.find("Message").orElse("");
        if (message.isEmpty()) {
            throw SnsRefusal.invalid("Empty message");
        }
        Map<String, Attribute> attributes = Attribute.all(form);
        int bytes = Attribute.length(message)
                + attributes.entrySet().stream()
                        .mapToInt(entry -> entry.getValue().bytes(entry.getKey()))
                        .sum();
        if (bytes > MOST_BYTES) {
            throw SnsRefusal.invalid("Message too long");
        }
        return new Message(subject(form), bodies(form, message), attributes);
    }

    private static String subject(Form form) {
        if (form.find("Subject").isEmpty()) {
            return "";
        }
        String subject = form.get("Subject");
        boolean isPrintable = subject.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (subject.isEmpty() || subject.length() > LONGEST_SUBJECT || !isPrintable || subject.startsWith(" ")) {
            throw SnsRefusal.invalid("Subject");
        }
        return subject;
    }

    private static Map<String, String> bodies(Form form, String message) {
        String structure = form.find("MessageStructure").orElse("");
        if (structure.isEmpty()) {
            return Map.of("default", message);
        }
        if (!structure.equals("json")) {
            throw SnsRefusal.invalid("MessageStructure");
        }
        Map<String, String> bodies = new LinkedHashMap<>();
        parsed(message).forEach((protocol, body) -> {
            if (body instanceof String text) {
                bodies.put(protocol, text);
            }
        });
        if (!bodies.containsKey("default")) {
            throw SnsRefusal.invalid("Message Structure - No default entry in JSON message body");
        }
        return bodies;
    }

    private static Map<String, Object> parsed(String message) {
        try {
            return JsonReader.readObject(message);
        } catch (JsonInvalidException broken) {
            throw SnsRefusal.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    String body(String protocol) {
        return bodies.getOrDefault(protocol, bodies.getOrDefault("default", ""));
    }
}
