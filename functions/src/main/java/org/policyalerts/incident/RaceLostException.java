package org.policyalerts.incident;

/** Others wrote the same first, time and again; nothing was written, and a repeat a moment later may go through. */
public final class RaceLostException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public RaceLostException(IncidentId incident) {
        super("others kept coming first: " + incident);
    }
}
