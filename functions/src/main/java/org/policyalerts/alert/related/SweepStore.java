package org.policyalerts.alert.related;

import java.util.Optional;
import org.policyalerts.alert.related.Sweep.Place;
import org.policyalerts.alert.related.Sweep.Stretch;

/** Keeps what is to be swept: one item for each thing that incidents share, due from the moment it is left. */
public interface SweepStore {

    /** Leaves a stretch; what is left there already is done with it, or after it if it has begun. */
    void leave(Place place, Stretch stretch);

    /** What is left in a partition of the calendar; empty if it has been done. */
    Optional<Sweep> find(String partition);

    /**
     * Keeps how far a sweep has come.
     *
     * @param after empty if nothing is left of it
     * @return false if somebody else has changed it since it was read; nothing is written then
     */
    boolean advance(Sweep read, Optional<Sweep> after);
}
