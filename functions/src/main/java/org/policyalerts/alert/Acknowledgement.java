package org.policyalerts.alert;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has taken an alert.
 *
 * @param owner who does the next step, as they call themselves
 * @param nextStepBy when the alert comes back to open unless something happens before
 * @param by who said so
 */
public record Acknowledgement(String owner, Instant nextStepBy, String by, Instant at) {

    /** How far ahead the next step may be. */
    public static final Duration LONGEST = Duration.ofDays(30);

    /** Whether it says the same, so that a repeated request changes nothing. */
    public boolean repeats(@Nullable Acknowledgement other) {
        return other != null && owner.equals(other.owner) && nextStepBy.equals(other.nextStepBy);
    }
}
