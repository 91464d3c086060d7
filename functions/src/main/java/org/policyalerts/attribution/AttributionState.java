package org.policyalerts.attribution;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.policyalerts.text.Worded;

/** How far an attribution has come (docs/calendar.md), and where a review may take it from there. */
public enum AttributionState implements Worded {
    /** Nobody has claimed or assessed. */
    UNASSESSED,
    /** An active claim, no assessment. */
    CLAIMED,
    /** An owner is named, first evidence. */
    INVESTIGATING,
    /** Tied to a cluster or persona by technical evidence. */
    TECHNICAL,
    /** The government's judgement over all sources, not public. */
    ASSESSED,
    /** The government has said it. */
    PUBLIC,
    /** Credible assessments disagree. */
    CONTESTED,
    /** The named party did not do it. */
    REFUTED,
    /** Nothing new for so long that it is reviewed only once a year. */
    DORMANT,
    /** Given up, with the reasons written down. */
    CLOSED_UNRESOLVED;

    /** Reads what was written. */
    public static AttributionState of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** The other states a review may move it to; staying where it is is always allowed. */
    public List<AttributionState> next() {
        return switch (this) {
            case UNASSESSED -> List.of(CLAIMED, INVESTIGATING, CLOSED_UNRESOLVED);
            case CLAIMED -> List.of(INVESTIGATING, CONTESTED, REFUTED);
            case INVESTIGATING -> List.of(TECHNICAL, CONTESTED, REFUTED, DORMANT);
            case TECHNICAL -> List.of(ASSESSED, CONTESTED, REFUTED, DORMANT);
            case ASSESSED -> List.of(PUBLIC, CONTESTED, REFUTED, DORMANT);
            case PUBLIC -> List.of(CONTESTED, REFUTED);
            case CONTESTED -> List.of(TECHNICAL, ASSESSED, REFUTED, DORMANT);
            case REFUTED -> List.of(INVESTIGATING, CLOSED_UNRESOLVED);
            case DORMANT ->
                Arrays.stream(values()).filter(state -> state != DORMANT).toList();
            case CLOSED_UNRESOLVED -> List.of(INVESTIGATING);
        };
    }

    /** Whether a review may leave it in a state. */
    public boolean mayBecome(AttributionState other) {
        return other == this || next().contains(other);
    }

    /** Whether the schedule may set it dormant; the only move that is not a person's. */
    public boolean mayFallDormant() {
        return next().contains(DORMANT);
    }

    /**
     * Whether leaving this state for another, or giving up, has to be explained: "on new evidence", "reasons written".
     */
    public boolean hasToBeExplained(AttributionState to) {
        return to != this && (this == DORMANT || this == CLOSED_UNRESOLVED || to == CLOSED_UNRESOLVED);
    }

    /**
     * Whether somebody still has to find out.
     *
     * @param confidence as the report has it; "none" if it says nothing
     */
    public boolean isUnresolved(String confidence) {
        return switch (this) {
            case UNASSESSED, CLAIMED, INVESTIGATING, TECHNICAL, CONTESTED -> true;
            case ASSESSED -> confidence.equals("none") || confidence.equals("low");
            case PUBLIC, REFUTED, DORMANT, CLOSED_UNRESOLVED -> false;
        };
    }

    /** Whether the calendar brings it back: what is unresolved, and once a year what is dormant. */
    public boolean isOnCalendar(String confidence) {
        return this == DORMANT || isUnresolved(confidence);
    }

    /** Whether our own judgement is still to be made. */
    boolean isBelowAssessed() {
        return Stream.of(UNASSESSED, CLAIMED, INVESTIGATING, TECHNICAL).anyMatch(this::equals);
    }
}
