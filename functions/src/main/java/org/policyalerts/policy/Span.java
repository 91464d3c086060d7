package org.policyalerts.policy;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A length of time as policies write it: {@code PT72H} counts hours, {@code P24M} counts by the calendar. */
record Span(String text, TemporalAmount amount) {

    private static final Instant REFERENCE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_600);

    /** Reads an ISO 8601 period of at most a hundred years; empty if the text is none. */
    static Optional<Span> parse(String text) {
        try {
            TemporalAmount amount = text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
            Span span = new Span(text, amount);
            return span.isUsable() ? Optional.of(span) : Optional.empty();
        } catch (DateTimeException | ArithmeticException notAPeriod) {
            return Optional.empty();
        }
    }

    private boolean isUsable() {
        Duration length = length();
        return !length.isNegative() && length.compareTo(LONGEST) <= 0;
    }

    /** How long it is, counted from a fixed day: good for comparing spans, not for counting with them. */
    Duration length() {
        return Duration.between(REFERENCE, after(REFERENCE, ZoneId.of("UTC")));
    }

    Instant after(Instant from, ZoneId zone) {
        return from.atZone(zone).plus(amount).toInstant();
    }

    Instant before(Instant to, ZoneId zone) {
        return to.atZone(zone).minus(amount).toInstant();
    }

    /** Counting back over months may land on a shorter month's last day. */
    boolean countsMonths() {
        return amount instanceof Period period && period.toTotalMonths() > 0;
    }

    /** "24 months", "3 days", "72 hours". */
    String words() {
        List<String> words = new ArrayList<>();
        if (amount instanceof Period period) {
            add(words, period.getYears(), "year");
            add(words, period.getMonths(), "month");
            add(words, period.getDays(), "day");
        } else if (amount instanceof Duration duration) {
            add(words, duration.toHours(), "hour");
            add(words, duration.toMinutesPart(), "minute");
            add(words, duration.toSecondsPart(), "second");
        }
        return words.isEmpty() ? "no time" : String.join(" ", words);
    }

    private static void add(List<String> words, long number, String unit) {
        if (number != 0) {
            words.add(number + " " + unit + (number == 1 ? "" : "s"));
        }
    }
}
