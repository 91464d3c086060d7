package org.policyalerts.alert.news;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.policyalerts.policy.Severity;

/** The hours in which nobody is woken for what is medium or less. */
public record QuietHours(ZoneId zone) {

    private static final LocalTime MORNING = LocalTime.of(7, 0);
    private static final LocalTime EVENING = LocalTime.of(20, 0);

    /** When something may go out that is due at a moment: then, or at seven in the morning. */
    public Instant after(Instant moment, Severity severity) {
        ZonedDateTime there = moment.atZone(zone);
        LocalTime time = there.toLocalTime();
        if (severity.compareTo(Severity.HIGH) >= 0 || (!time.isBefore(MORNING) && time.isBefore(EVENING))) {
            return moment;
        }
        return there.toLocalDate()
                .plusDays(time.isBefore(MORNING) ? 0 : 1)
                .atTime(MORNING)
                .atZone(zone)
                .toInstant();
    }
}
