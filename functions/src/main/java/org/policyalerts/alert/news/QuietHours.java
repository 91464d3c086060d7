package org.policyalerts.alert.news;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.policyalerts.policy.Severity;

/**
 * The hours in which nobody is woken for what is medium or less, and the last hour before the day's digests, in which
 * nobody reads anything but what is critical: whatever else comes then is part of them.
 */
public record QuietHours(ZoneId zone) {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);
    private static final LocalTime LAST_HOUR = LocalTime.of(6, 0);

    /** When something may go out that is due at a moment: then, or at seven in the morning. */
    public Instant after(Instant moment, Severity severity) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        boolean isQuiet =
                switch (severity) {
                    case CRITICAL -> false;
                    case HIGH -> !time.isBefore(LAST_HOUR) && time.isBefore(MORNING);
                    case MEDIUM, INFO -> time.isBefore(MORNING) || !time.isBefore(EVENING);
                };
        return isQuiet ? morning(moment) : moment;
    }

    /** The next time it is seven in the morning; the moment itself if it is that. */
    Instant morning(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        Instant today = there.toLocalDate().atTime(MORNING).atZone(zone).toInstant();
        return today.isBefore(moment)
                ? there.toLocalDate().plusDays(1).atTime(MORNING).atZone(zone).toInstant()
                : today;
    }
}
