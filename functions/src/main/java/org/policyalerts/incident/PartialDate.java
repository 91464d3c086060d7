package org.policyalerts.incident;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A date as precise as its source: a year, a month, a day, or an RFC 3339 instant with offset.
 *
 * <p>Comparisons use the earliest instant it may stand for, in the zone of the deployment.
 */
public record PartialDate(String text, Precision precision) {

    /** How exactly a date is known, from coarse to fine. */
    public enum Precision {
        YEAR,
        MONTH,
        DAY,
        INSTANT;

        /** Whether the day is known, so that periods of days may be counted from it. */
        public boolean isDayOrFiner() {
            return compareTo(DAY) >= 0;
        }
    }

    // Java reads more forms of ISO 8601: without seconds, offsets with seconds, years of ten digits.
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private static final Pattern YEAR_ALONE = Pattern.compile("\\d{4}");
    private static final Pattern YEAR_AND_MONTH = Pattern.compile("\\d{4}-\\d{2}");
    private static final Pattern FULL_DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    private static final DateTimeFormatter STRICT_DAY =
            DateTimeFormatter.ofPattern("uuuu-MM-dd").withResolverStyle(ResolverStyle.STRICT);

    /** Reads one of the four forms; empty if the text is none of them or names no real date. Years 1970 to 9998. */
    public static Optional<PartialDate> parse(String text) {
        try {
            PartialDate date = new PartialDate(text, precisionOf(text));
            int year = date.firstYear();
            return year < 1970 || year > 9998 ? Optional.empty() : Optional.of(date);
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }

    private static Precision precisionOf(String text) {
        if (YEAR_ALONE.matcher(text).matches()) {
            return Precision.YEAR;
        }
        if (YEAR_AND_MONTH.matcher(text).matches()) {
            YearMonth.parse(text);
            return Precision.MONTH;
        }
        if (FULL_DAY.matcher(text).matches()) {
            LocalDate.parse(text, STRICT_DAY);
            return Precision.DAY;
        }
        if (!RFC_3339.matcher(text).matches()) {
            throw new DateTimeException("not an instant with offset");
        }
        OffsetDateTime.parse(text);
        return Precision.INSTANT;
    }

    private int firstYear() {
        return Integer.parseInt(text.substring(0, 4));
    }

    /** Whether this date is certainly before another: even the latest instant it may stand for is. */
    public boolean isWhollyBefore(PartialDate other, ZoneId zone) {
        return latest(zone).isBefore(other.earliest(zone));
    }

    /** The latest instant this date may stand for, to the millisecond. */
    public Instant latest(ZoneId zone) {
        ZonedDateTime start = earliest(zone).atZone(zone);
        return switch (precision) {
            case YEAR -> start.plusYears(1).toInstant().minusMillis(1);
            case MONTH -> start.plusMonths(1).toInstant().minusMillis(1);
            case DAY -> start.plusDays(1).toInstant().minusMillis(1);
            case INSTANT -> start.toInstant();
        };
    }

    /** The earliest instant this date may stand for. */
    public Instant earliest(ZoneId zone) {
        return switch (precision) {
            case YEAR -> Year.parse(text).atDay(1).atStartOfDay(zone).toInstant();
            case MONTH -> YearMonth.parse(text).atDay(1).atStartOfDay(zone).toInstant();
            case DAY -> LocalDate.parse(text).atStartOfDay(zone).toInstant();
            case INSTANT -> OffsetDateTime.parse(text).toInstant();
        };
    }
}
