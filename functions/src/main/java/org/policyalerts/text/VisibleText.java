package org.policyalerts.text;

/** Tells whether a text says anything: whether it has characters other than spaces and control characters. */
public final class VisibleText {

    /** JSON Schema counts it as a space (ECMA-262, WhiteSpace); Java does not. */
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
