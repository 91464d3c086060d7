package org.policyalerts.incident;

import org.policyalerts.text.Worded;

/** One of two kinds of incidents that are never looked at together: real ones, and exercises. */
public enum Track implements Worded {
    /** Live incidents and backfills. */
    REAL,
    /** Exercises: their history is other exercises only, and they are in no list. */
    EXERCISE;

    /** The track of a report, by its mode. */
    public static Track ofMode(String mode) {
        return mode.equals("exercise") ? EXERCISE : REAL;
    }
}
