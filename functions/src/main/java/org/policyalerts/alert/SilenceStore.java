package org.policyalerts.alert;

import java.time.Instant;
import java.util.List;

/** Keeps silences, those that have ended too. */
public interface SilenceStore {

    void add(Silence silence);

    /** Those that end after a moment, soonest first; reads no others. */
    List<Silence> endingAfter(Instant moment);

    /** The latest that have ended, at most {@code most}, latest end first. */
    List<Silence> ended(Instant now, int most);

    /** Gives a silence an earlier end; false if its end is no longer the one given. */
    boolean shorten(Silence silence, Instant end);
}
