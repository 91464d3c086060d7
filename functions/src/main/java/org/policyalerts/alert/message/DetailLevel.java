package org.policyalerts.alert.message;

import java.util.List;
import java.util.Map;

/**
 * How much a message tells, so that it fits the medium whatever was reported and however many policies match.
 *
 * @param reasons conditions named for each alert
 * @param targets named by the document
 * @param claims claims, and as many attributions
 * @param explained alerts whose reasons the text gives
 * @param documented alerts that the document carries
 * @param steps of the list of what to do
 * @param stepColumns after which the text of a step or a policy is cut
 */
record DetailLevel(int reasons, int targets, int claims, int explained, int documented, int steps, int stepColumns) {

    private static final int ALL = Integer.MAX_VALUE;

    /** 16 KiB below the topic's limit, for the envelope itself and the attributes. */
    static final int MOST_BYTES = 240 * 1024;

    private static final int TEXTS = 2;
    private static final int DOCUMENTS = 3;

    static final DetailLevel FULL = new DetailLevel(ALL, ALL, ALL, ALL, ALL, ALL, ALL);

    /**
     * From everything to the least; the first that fits is sent.
     *
     * <p>Steps are cut last, because reasons and long lists can still be read after the first step is taken. The least
     * fits whatever a report or a book may hold.
     */
    static final List<DetailLevel> LEVELS = List.of(
            FULL,
            new DetailLevel(5, 40, 40, ALL, ALL, ALL, ALL),
            new DetailLevel(2, 10, 20, ALL, ALL, ALL, ALL),
            new DetailLevel(0, 5, 10, 40, 20, ALL, 1_000),
            new DetailLevel(0, 5, 5, 20, 5, 100, 400),
            new DetailLevel(0, 5, 5, 10, 0, 60, 400),
            new DetailLevel(0, 1, 1, 0, 0, 10, 160));

    /** What is not yet known: as many questions as claims, but never fewer than the seven that every message asks. */
    int questions() {
        return Math.max(claims, 7);
    }

    /**
     * Policies that could not be checked. Some are named even where there is no room to explain alerts, because the
     * reader finds them nowhere else.
     */
    int unchecked() {
        return Math.max(explained, 3);
    }

    /** Whether the document's alerts carry the trace of their conditions. */
    boolean hasTraces() {
        return reasons == ALL;
    }

    /**
     * Whether a message fits the topic, by an upper bound of the bytes that it takes there.
     *
     * <p>SNS takes 256 KiB, attributes included. One publication carries the text twice (for mail, and as the default)
     * and the document three times (queue, function, web hook), each as a JSON string inside a JSON object: a quotation
     * mark in a document becomes four characters.
     */
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
