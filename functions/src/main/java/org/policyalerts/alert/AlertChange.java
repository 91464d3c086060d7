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
        /** Holds as before, but not with the same steps; those are told whose steps have changed. */
        REVISED,
        /** What had shown that it is done does so no longer; its steps are due again. */
        UNFULFILLED,
        /** No longer holds; everyone who was told is told so. */
        WITHDRAWN,
        /** Its clock runs out soon; after a wait it holds only then. */
        REMINDED,
        /** A duty's deadline has passed and nothing shows that it is done. */
        OVERDUE,
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
