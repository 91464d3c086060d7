package org.policyalerts.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * A message that SNS would take; anything else is refused with SNS's own code (Amazon SNS API reference, Publish).
 *
 * @param bodies protocol to body; always with {@code default}
 */
record Message(String subject, Map<String, String> bodies, Map<String, Attribute> attributes) {

    private static final int LARGEST = 256 * 1024;
    private static final int LONGEST_SUBJECT = 100;
    private static final Set<String> TYPES = Set.of("String", "String.Array", "Number", "Binary");

    /** A message attribute. */
    record Attribute(String type, String value) {}

    static Message of(Form form) {
        String message = form.get("Message");
        Map<String, Attribute> attributes = attributes(form);
        int size = bytes(message)
                + attributes.entrySet().stream()
                        .mapToInt(entry -> bytes(entry.getKey())
                                + bytes(entry.getValue().type())
                                + bytes(entry.getValue().value()))
                        .sum();
        if (message.isEmpty()) {
            throw SnsRefusal.invalid("Empty message");
        }
        if (size > LARGEST) {
            throw SnsRefusal.invalid("Message too long");
        }
        boolean isStructured =
                form.find("MessageStructure").filter("json"::equals).isPresent();
        return new Message(
                subject(form.find("Subject").orElse("")),
                isStructured ? bodies(message) : Map.of("default", message),
                attributes);
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String subject(String subject) {
        boolean isPrintable = subject.chars().allMatch(c -> c >= 0x20 && c <= 0x7E);
        if (subject.length() > LONGEST_SUBJECT || !isPrintable || subject.startsWith(" ")) {
            throw SnsRefusal.invalid("Subject");
        }
        return subject;
    }

    private static Map<String, String> bodies(String message) {
        try {
            Map<String, String> bodies = new LinkedHashMap<>();
            JsonReader.readObject(message).forEach((protocol, body) -> {
                if (body instanceof String text) {
                    bodies.put(protocol, text);
                }
            });
            if (!bodies.containsKey("default")) {
                throw SnsRefusal.invalid("Message Structure - No default entry in JSON message body");
            }
            return bodies;
        } catch (JsonInvalidException broken) {
            throw SnsRefusal.invalid("Message Structure - JSON message body failed to parse");
        }
    }

    private static Map<String, Attribute> attributes(Form form) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (Form entry : form.list("MessageAttributes.entry")) {
            String type = entry.get("Value.DataType");
            String value = entry.find("Value.StringValue")
                    .or(() -> entry.find("Value.BinaryValue"))
                    .orElse("");
            if (!TYPES.contains(type)) {
                throw SnsRefusal.of("ParameterValueInvalid", "The message attribute type is not supported: " + type);
            }
            if (value.isEmpty()) {
                throw SnsRefusal.of("ParameterValueInvalid", "The message attribute must contain a non-empty value");
            }
            attributes.put(entry.get("Name"), new Attribute(type, value));
        }
        return attributes;
    }

    /** The body for one protocol. */
    String body(String protocol) {
        return bodies.getOrDefault(protocol, bodies.getOrDefault("default", ""));
    }
}
