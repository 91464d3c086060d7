package org.policyalerts.dynamodb.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Turns items into DynamoDB's attribute values and back: texts are {@code S}, numbers are {@code N}. */
public final class Attributes {

    /** DynamoDB sorts texts by their bytes in UTF-8; Java's order of characters beyond U+FFFF is another one. */
    public static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private Attributes() {}

    static Map<String, AttributeValue> of(Map<String, Object> item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        item.forEach((name, value) -> attributes.put(name, of(value)));
        return attributes;
    }

    static AttributeValue of(Object value) {
        return value instanceof Long number
                ? AttributeValue.fromN(number.toString())
                : AttributeValue.fromS((String) value);
    }

    static Map<String, AttributeValue> of(Table.Key key) {
        return Map.of("pk", AttributeValue.fromS(key.pk()), "sk", AttributeValue.fromS(key.sk()));
    }

    static Map<String, Object> toItem(Map<String, AttributeValue> attributes) {
        Map<String, Object> item = new LinkedHashMap<>();
        attributes.forEach((name, value) -> item.put(name, value.n() == null ? value.s() : Long.valueOf(value.n())));
        return item;
    }

    /**
     * The size of an item as DynamoDB's limits count it: names and texts in UTF-8, and a number as if at its longest.
     */
    public static int bytes(Map<String, Object> item) {
        int bytes = 0;
        for (Map.Entry<String, Object> entry : item.entrySet()) {
            bytes += utf8(entry.getKey()) + (entry.getValue() instanceof String text ? utf8(text) : 21);
        }
        return bytes;
    }

    static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
