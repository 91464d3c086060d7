package org.policyalerts.incident.keeping;

import java.time.Instant;
import java.util.Optional;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.IncidentId;

/** What is kept of when incidents end. Every version of an incident that is, or was, closed is put on the calendar. */
public interface KeepingStore {

    Optional<Hold> hold(IncidentId id);

    /** Puts a hold on it, in the place of an earlier one, and the incident on the calendar. */
    void hold(IncidentId id, Hold hold);

    /** Takes the hold off, if there is one, and puts the incident on the calendar. */
    void lift(IncidentId id);

    /** When the incident will be deleted with all that belongs to it; empty as long as nobody knows. */
    Optional<Instant> end(IncidentId id);

    /**
     * Whether anything about it is still to come or to be done: a clock, a message, something somebody took, a review.
     */
    boolean isOpen(IncidentId id);

    /**
     * Says of all that belongs to an incident when it ends, of the incident itself last. Safe to repeat.
     *
     * @return false if meanwhile somebody changed the incident or put a hold on it: what has been said then has to be
     *     taken back
     */
    boolean endAll(Incident latest, Instant end);

    /** Says of all that belongs to an incident that it stays. Safe to repeat. */
    void keepAll(Incident latest);

    /** Says of what was written beside an incident that is gone that it ends now. */
    void endRest(IncidentId id, Instant now);

    /** Where the incident stands on the calendar; empty if it does not. */
    Optional<Instant> calendar(IncidentId id);

    /**
     * Moves it there, or off it; does nothing if somebody has put it elsewhere since it was read.
     *
     * @param read where it stood; empty if it did not
     */
    void move(IncidentId id, Optional<Instant> read, Optional<Instant> next);
}
