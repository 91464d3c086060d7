package org.policyalerts.incident;

/** JSON Pointers (RFC 6901), as text. */
public final class JsonPointer {

    private static final int LONGEST_NAME = 100;

    private JsonPointer() {}

    /** The member of an object; a foreign name is cut where it gets longer than any of ours. */
    public static String member(String object, String name) {
        String escaped = name.replace("~", "~0").replace("/", "~1");
        if (escaped.codePointCount(0, escaped.length()) <= LONGEST_NAME) {
            return object + "/" + escaped;
        }
        return object + "/" + escaped.substring(0, escaped.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    public static String element(String list, int index) {
        return list + "/" + index;
    }
}
