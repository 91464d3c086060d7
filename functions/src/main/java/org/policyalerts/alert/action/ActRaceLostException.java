package org.policyalerts.alert.action;

import org.policyalerts.incident.IncidentId;

/** Others wrote the same first, time and again; nothing was written, and a repeat a moment later may go through. */
public final class ActRaceLostException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ActRaceLostException(IncidentId incident) {
        super("an act kept losing the race for " + incident);
    }
}
