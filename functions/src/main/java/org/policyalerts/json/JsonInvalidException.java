package org.policyalerts.json;

/** A text is not the strict JSON we read; says where and why. */
public final class JsonInvalidException extends Exception {

    private static final long serialVersionUID = 1;

    private final String pointer;
    private final int line;
    private final int column;

    JsonInvalidException(String reason, String pointer, int line, int column) {
        super(reason);
        this.pointer = pointer;
        this.line = line;
        this.column = column;
    }

    /** JSON Pointer to the value being read; empty for the whole document. */
    public String pointer() {
        return pointer;
    }

    /** One sentence with the position, fit for the author of the text. */
    public String sentence() {
        return "line %d, column %d: %s".formatted(line, column, getMessage());
    }
}
