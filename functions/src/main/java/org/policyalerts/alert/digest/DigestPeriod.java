package org.policyalerts.alert.digest;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The day or week a digest stands for.
 *
 * @param day the day, or the week's Monday
 */
public record DigestPeriod(Kind kind, LocalDate day) {

    /** In the deployment's own time: when officials sit down. */
    private static final LocalTime HOUR = LocalTime.of(7, 0);

    /** How often. */
    public enum Kind {
        /** For whom something waits. */
        DAILY,
        /** For everybody. */
        WEEKLY;

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The periods whose digests are due by now: today's from seven o'clock on, this week's from Monday at seven on. */
    static List<DigestPeriod> due(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate monday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<DigestPeriod> due = new ArrayList<>();
        for (DigestPeriod period :
                List.of(new DigestPeriod(Kind.DAILY, today), new DigestPeriod(Kind.WEEKLY, monday))) {
            if (!now.isBefore(period.dueAt(zone))) {
                due.add(period);
            }
        }
        return due;
    }

    /** From when on its digests go out. */
    Instant dueAt(ZoneId zone) {
        return day.atTime(HOUR).atZone(zone).toInstant();
    }

    /** "2023-12-27", or "2023-W52": one digest of an audience each. */
    public String name() {
        return kind == Kind.DAILY
                ? day.toString()
                : DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, "2023-W52".length());
    }

    /** Where what is told as "since" begins: one period back. */
    Instant since(Instant now) {
        return now.minus(kind == Kind.DAILY ? Duration.ofDays(1) : Duration.ofDays(7));
    }
}
