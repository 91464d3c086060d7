package org.policyalerts.text;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes moments for the staff: in the deployment's zone, with its offset. */
public record TimeFormat(ZoneId zone) {

    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("EEE d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM", Locale.ENGLISH);
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter YEAR = DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH);

    /** Longer than this, and the reader may take another year's day for this year's. */
    private static final Duration CLEAR = Duration.ofDays(300);

    /** "Tue 26 Dec 2023 20:00 (UTC+01:00)". */
    public String full(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return LONG.format(there) + " (UTC" + there.getOffset().getId().replace("Z", "") + ")";
    }

    /** "26 Dec 2023 20:00 UTC+01:00", as short as it can be without leaving a doubt. */
    public String exact(Instant moment) {
        ZonedDateTime there = moment.atZone(zone);
        return EXACT.format(there) + " UTC" + there.getOffset().getId().replace("Z", "");
    }

    /** "26 Dec 20:00", for subjects. */
    public String brief(Instant moment) {
        return SHORT.format(moment.atZone(zone));
    }

    /** "Fri 29 Dec 08:00", for lists; with its year and without its hour if it is far from the reader's time. */
    public String day(Instant moment, Instant read) {
        boolean isClear = Duration.between(read, moment).abs().compareTo(CLEAR) < 0;
        return (isClear ? DAY : YEAR).format(moment.atZone(zone));
    }

    /** "26 Dec", of what need not be known to the hour. */
    public String date(Instant moment) {
        return DATE.format(moment.atZone(zone));
    }

    /** "08:00" of the reader's day, else "26 Dec 08:00". */
    public String near(Instant moment, Instant read) {
        ZonedDateTime there = moment.atZone(zone);
        boolean isToday = there.toLocalDate().equals(read.atZone(zone).toLocalDate());
        return (isToday ? HOUR : SHORT).format(there);
    }
}
