package org.policyalerts.policy;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.Optional;

/**
 * One step a policy recommends.
 *
 * @param action what to do, one sentence
 * @param owner the audience that does it
 * @param within an ISO 8601 period, or {@code before-announcement}
 */
public record Recommendation(String action, String owner, String within) {

    /** The word for a step that has no time of its own: it comes before any public announcement. */
    public static final String BEFORE_ANNOUNCEMENT = "before-announcement";

    /** When it is due, counted in calendar days of the zone; empty for steps before an announcement. */
    public Optional<Instant> dueAt(Instant from, ZoneId zone) {
        if (within.equals(BEFORE_ANNOUNCEMENT)) {
            return Optional.empty();
        }
        TemporalAmount amount = within.startsWith("PT") ? Duration.parse(within) : Period.parse(within);
        return Optional.of(from.atZone(zone).plus(amount).toInstant());
    }
}
