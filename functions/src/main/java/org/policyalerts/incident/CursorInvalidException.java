package org.policyalerts.incident;

/** A cursor that no page of this listing gave out. */
public final class CursorInvalidException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public CursorInvalidException() {
        super("not a cursor of this listing");
    }
}
