package org.policyalerts.alert.message;

import java.util.List;
import java.util.Map;

/**
 * An upper bound of the bytes that a message takes on the topic.
 *
 * <p>SNS takes 256 KiB, attributes included. One publication carries the text twice (for mail, and as the default) and
 * the document three times (queue, function, web hook), each as a JSON string inside a JSON object: a quotation mark in
 * a document becomes four characters.
 */
final class MessageSize {

    /** 16 KiB below the topic's limit, for the envelope itself and the attributes. */
    static final int MOST_BYTES = 240 * 1024;

    private static final int TEXTS = 2;
    private static final int DOCUMENTS = 3;

    private MessageSize() {}

    static boolean fits(String text, Map<String, Object> document) {
        return TEXTS * string(text, 1) + DOCUMENTS * tree(document) <= MOST_BYTES;
    }

    private static long tree(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .mapToLong(
                            entry -> 4 + tree(entry.getKey()) + (entry.getValue() == null ? 4 : tree(entry.getValue())))
                    .sum();
        }
        if (value instanceof List<?> list) {
            return 4 + list.stream().mapToLong(element -> 1 + tree(element)).sum();
        }
        return string(value.toString(), 2);
    }

    /** A string's bytes with its quotation marks, escaped as often as it is nested. */
    private static long string(String text, int nesting) {
        long bytes = 4;
        for (int i = 0; i < text.length(); i++) {
            bytes += bytes(text.charAt(i), nesting);
        }
        return bytes;
    }

    private static int bytes(char c, int nesting) {
        if (c == '"' || c == '\\') {
            return 2 * nesting;
        }
        if (c < ' ') {
            return 5 + nesting;
        }
        // Either half of a surrogate pair counts two of its four bytes.
        return c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
    }
}
