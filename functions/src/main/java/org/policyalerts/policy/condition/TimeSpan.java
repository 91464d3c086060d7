package org.policyalerts.policy.condition;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.TemporalAmount;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A length of time as policies write it: {@code PT72H} counts hours, {@code P24M} counts by the calendar. */
public final class TimeSpan {

    private static final Instant REFERENCE = Instant.parse("2000-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(36_600);

    /** The length of a span depends on the months and leap years it covers, but by less than this. */
    private static final long SLACK_SECONDS = Duration.ofDays(6).toSeconds();

    private final String text;
    private final TemporalAmount amount;
    private final long seconds;

    private TimeSpan(String text, TemporalAmount amount) {
        this.text = text;
        this.amount = amount;
        this.seconds =
                Duration.between(REFERENCE, after(REFERENCE, ZoneId.of("UTC"))).toSeconds();
    }

    /** Reads an ISO 8601 period of at most a hundred years; empty if the text is none. */
    public static Optional<TimeSpan> parse(String text) {
        try {
            TemporalAmount amount = text.startsWith("PT") ? Duration.parse(text) : Period.parse(text);
            TimeSpan span = new TimeSpan(text, amount);
            return span.isUsable() ? Optional.of(span) : Optional.empty();
        } catch (DateTimeException | ArithmeticException notAPeriod) {
            return Optional.empty();
        }
    }

    private boolean isUsable() {
        return seconds >= 0 && seconds <= LONGEST.toSeconds();
    }

    public String text() {
        return text;
    }

    public TemporalAmount amount() {
        return amount;
    }

    /** How long it is, counted from a fixed day: only to compare spans with each other. */
    public Duration length() {
        return Duration.ofSeconds(seconds);
    }

    /** Whether counting back from {@code to} comes as far as the date, or farther. */
    boolean reaches(Instant date, Instant to, ZoneId zone) {
        // Counting by the calendar is slow, and only matters where the result is close.
        long farther = seconds - (to.getEpochSecond() - date.getEpochSecond());
        return Math.abs(farther) > SLACK_SECONDS ? farther > 0 : !date.isBefore(before(to, zone));
    }

    public Instant after(Instant from, ZoneId zone) {
        return from.atZone(zone).plus(amount).toInstant();
    }

    public Instant before(Instant to, ZoneId zone) {
        return to.atZone(zone).minus(amount).toInstant();
    }

    /** Whether it has months or years: counting back over them may end on the last day of a shorter month. */
    public boolean countsMonths() {
        return amount instanceof Period period && period.toTotalMonths() > 0;
    }

    /** "24 months", "3 days", "72 hours". */
    public String words() {
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeSpan span && span.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
