package org.policyalerts.dynamodb.table;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Turns items into DynamoDB's attribute values and back: texts are {@code S}, numbers are {@code N}.
 *
 * <p>Long documents that nobody searches are compressed on the way, {@code B}: DynamoDB counts by the kilobyte, once
 * for the table and once more for each index. What was stored before they were lies as text and is read as such.
 * Reports are not compressed, because the stream brings them to functions.
 */
public final class Attributes {

    /** DynamoDB sorts texts by their bytes in UTF-8; Java's order of characters beyond U+FFFF is another one. */
    public static final Comparator<String> BYTE_ORDER =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    /** The attributes that hold documents. */
    private static final Set<String> DOCUMENTS = Set.of("body", "summary");

    /** From as many characters on it is worth it. */
    private static final int LONG = 512;

    private Attributes() {}

    static Map<String, AttributeValue> of(Map<String, Object> item) {
        Map<String, AttributeValue> attributes = new LinkedHashMap<>();
        item.forEach((name, value) -> attributes.put(
                name,
                isCompressed(name, value)
                        ? AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(DeflatedText.of((String) value)))
                        : of(value)));
        return attributes;
    }

    private static boolean isCompressed(String name, Object value) {
        return DOCUMENTS.contains(name) && value instanceof String text && text.length() >= LONG;
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
        attributes.forEach((name, value) -> item.put(name, value(value)));
        return item;
    }

    private static Object value(AttributeValue value) {
        if (value.b() != null) {
            return DeflatedText.read(value.b().asByteArrayUnsafe());
        }
        return value.n() == null ? value.s() : Long.valueOf(value.n());
    }

    /**
     * The size of an item as DynamoDB's limits count it: names and texts in UTF-8, and a number as if at its longest.
     */
    public static int bytes(Map<String, Object> item) {
        int bytes = 0;
        for (Map.Entry<String, Object> entry : item.entrySet()) {
            bytes += utf8(entry.getKey()) + bytes(entry.getKey(), entry.getValue());
        }
        return bytes;
    }

    private static int bytes(String name, Object value) {
        if (isCompressed(name, value)) {
            return DeflatedText.of((String) value).length;
        }
        return value instanceof String text ? utf8(text) : 21;
    }

    static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
