package org.policyalerts.local;

/** A part of the local stack failed; the message is a sentence for the person at the terminal. */
public final class LocalException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LocalException(String message) {
        super(message);
    }

    public LocalException(String message, Throwable cause) {
        super(message, cause);
    }
}
