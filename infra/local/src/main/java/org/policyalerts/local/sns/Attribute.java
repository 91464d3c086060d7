package org.policyalerts.local.sns;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonInvalidException;
import org.policyalerts.json.JsonReader;

/**
 * A message attribute that SNS would accept (Amazon SNS developer guide, "Message attributes").
 *
 * @param values what filters compare: the elements of a {@code String.Array}, or the text
 */
record Attribute(String type, String value, List<String> values) {

    private static final int LONGEST_NAME = 256;

    /** The attributes of a message, in the order given. */
    static Map<String, Attribute> all(Form message) {
        Map<String, Attribute> attributes = new LinkedHashMap<>();
        for (Form entry : message.list("MessageAttributes.entry")) {
            String name = checkedName(entry.find("Name").orElse(""));
            if (attributes.put(name, read(name, entry)) != null) {
                throw SnsRefusal.invalidValue("Message attribute name '" + name + "' appears twice.");
            }
        }
        return attributes;
    }

    private static String checkedName(String name) {
        boolean isWellFormed = name.matches("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*") && name.length() <= LONGEST_NAME;
        if (!isWellFormed || name.matches("(?i)(aws|amazon)\\..*")) {
            throw SnsRefusal.invalidValue("The message attribute name '" + name + "' is not valid.");
        }
        return name;
    }

    private static Attribute read(String name, Form entry) {
        String type = entry.find("Value.DataType").orElse("");
        String value = entry.find("Value.StringValue").orElse("");
        if (!type.matches("String(\\.Array)?")) {
            throw SnsRefusal.invalidValue("The message attribute '" + name + "' is of no type that is used here.");
        }
        if (value.isEmpty()) {
            throw SnsRefusal.invalidValue("The message attribute '" + name
                    + "' must contain non-empty message attribute value for message attribute type '" + type + "'.");
        }
        return new Attribute(type, value, type.equals("String") ? List.of(value) : elements(name, value));
    }

    private static List<String> elements(String name, String value) {
        try {
            if (JsonReader.read(value) instanceof List<?> list) {
                return list.stream().map(String::valueOf).toList();
            }
        } catch (JsonInvalidException broken) {
            // Refused below, like any other value that is no array.
        }
        throw SnsRefusal.invalidValue("The message attribute '" + name + "' is not a JSON array.");
    }

    int bytes(String name) {
        return length(name) + length(type) + length(value);
    }

    static int length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
