package org.policyalerts.incident;

/** JSON Pointers (RFC 6901), as text. */
public final class JsonPointer {

    private static final int LONGEST_NAME = 100;

    private JsonPointer() {}

    /** The pointer to a member of an object. A name from outside is cut if it is longer than any name of the model. */
    public static String member(String object, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        if (escaped.codePointCount(0, escaped.length()) <= LONGEST_NAME) {
            return object + "/" + escaped;
        }
        return object + "/" + escaped.substring(0, escaped.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    /** The name of a member, as a pointer has it. */
    public static String name(String escaped) {
        return escaped.replace("~1", "/").replace("~0", "~");
    }

    /** The pointer to an element of a list. */
    public static String element(String list, int index) {
        return list + "/" + index;
    }
}
