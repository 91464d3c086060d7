package org.policyalerts.text;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments for the staff: in the deployment's zone, with its offset. */
public record TimeFormat(ZoneId zone) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    /** "Tue 26 Dec 2023 20:00 (UTC+01:00)". */
    public String full(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return LONG.format(there) + " (UTC" + there.getOffset().getId().replace("Z", "") + ")";
    }

    /** "26 Dec 20:00", for subjects. */
    public String brief(Instant moment) {
        return SHORT.format(moment.atZone(zone));
    }
}
