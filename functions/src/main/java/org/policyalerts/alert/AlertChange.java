package org.policyalerts.alert;

/** What became of one alert in one evaluation, and so what its audiences have to be told. */
public record AlertChange(Kind kind, Alert alert) {

    /** The reason an alert is in a message. */
    public enum Kind {
        /** Holds now and did not before. */
        RAISED,
        /** Held before for another cause; replaces the alert for that cause. */
        CHANGED,
        /** Replaced by a changed one; nobody is told of it by itself. */
        OVERTAKEN,
        /** No longer holds; everyone who was told is told so. */
        WITHDRAWN,
        /** Does not hold yet, but its clock runs out soon. */
        REMINDED
    }
}
