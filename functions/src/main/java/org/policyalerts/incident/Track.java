package org.policyalerts.incident;

/** Which of the two kinds of incident that never mix: what happens, and what is only played. */
public enum Track {
    /** Live incidents and backfills. */
    REAL,
    /** Exercises: judged by other exercises alone, in no list, in nobody's history. */
    EXERCISE;

    /** The track of a report, by its mode. */
    public static Track ofMode(String mode) {
        return mode.equals("exercise") ? EXERCISE : REAL;
    }
}
