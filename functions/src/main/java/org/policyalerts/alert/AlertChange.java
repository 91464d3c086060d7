package org.policyalerts.alert;

import java.util.List;

/**
 * What became of one alert in one evaluation, and so what its audiences have to be told.
 *
 * @param audiences who hears of it
 */
public record AlertChange(Kind kind, Alert alert, List<String> audiences) {

    public AlertChange {
        audiences = List.copyOf(audiences);
    }

    /** A change that everyone hears of who was told of the alert. */
    public AlertChange(Kind kind, Alert alert) {
        this(kind, alert, alert.toldTo());
    }

    /** A change that nobody is told of. */
    public static AlertChange unsaid(Alert alert) {
        return new AlertChange(Kind.UNSAID, alert, List.of());
    }

    /** The reason an alert is in a message. */
    public enum Kind {
        /** Holds now and did not before. */
        RAISED,
        /** Held before for another cause; replaces the alert for that cause. */
        CHANGED,
        /** No longer holds; everyone who was told is told so. */
        WITHDRAWN,
        /** Does not hold yet, but its clock runs out soon. */
        REMINDED,
        /** Nobody has taken it in time; the next in line are told. */
        ESCALATED,
        /** Somebody had taken it, and the date of the next step has passed. */
        REOPENED,
        /**
         * Changed in the record only: suppressed, ceased before anybody was told, or replaced by another that is in the
         * message.
         */
        UNSAID
    }
}
