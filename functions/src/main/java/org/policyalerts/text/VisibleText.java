package org.policyalerts.text;

/** What a text must have some of to say anything: characters other than spaces and controls. */
public final class VisibleText {

    /** A space to JSON Schema (ECMA-262, WhiteSpace), and not to Java. */
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private VisibleText() {}

    public static boolean isIn(String text) {
        return text.codePoints().anyMatch(VisibleText::is);
    }

    private static boolean is(int character) {
        return !Character.isWhitespace(character)
                && !Character.isSpaceChar(character)
                && !Character.isISOControl(character)
                && character != BYTE_ORDER_MARK;
    }
}
