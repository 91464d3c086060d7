package org.policyalerts.exchange.stix;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.policyalerts.exchange.Source;
import org.policyalerts.incident.PartialDate;

/**
 * Dates that are as precise as their source, and the timestamps of STIX, which are always complete and say beside them
 * how much of them is known (timestamp-fidelity-enum of the incident extension).
 */
final class StixDates {

    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");
    private static final String FIDELITY = "_fidelity";
    private static final Set<String> COARSE = Set.of("year", "month", "day");
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private StixDates() {}

    static String timestamp(Instant at) {
        return MILLISECONDS.format(at.atOffset(ZoneOffset.UTC));
    }

    /** Puts a date under a name, with its fidelity if it is coarser than a moment. */
    static void put(Map<String, Object> object, String name, PartialDate date) {
        object.put(name, timestamp(date));
        if (date.precision() != PartialDate.Precision.INSTANT) {
            object.put(name + FIDELITY, date.precision().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Its first moment; of a day that nobody has put into a zone, as if it were in UTC. */
    static String timestamp(PartialDate date) {
        if (date.precision() == PartialDate.Precision.INSTANT) {
            return OffsetDateTime.parse(date.text()).toInstant().toString();
        }
        return timestamp(date.earliest(ZoneOffset.UTC));
    }

    /** The date under a name of an object; empty if it has none, or none that is a date. */
    static Optional<PartialDate> of(Source object, String name) {
        String fidelity = object.text(name + FIDELITY).orElse("");
        Optional<PartialDate> date = object.text(name).flatMap(timestamp -> of(timestamp, fidelity));
        if (date.isEmpty()) {
            object.giveBack(name);
        }
        if (!COARSE.contains(fidelity)) {
            object.giveBack(name + FIDELITY);
        }
        return date;
    }

    /** A timestamp as far as it is known. */
    static Optional<PartialDate> of(String timestamp, String fidelity) {
        Optional<LocalDate> day = moment(timestamp).map(StixDates::day);
        return switch (fidelity) {
            case "year" -> day.flatMap(date -> PartialDate.parse(date.toString().substring(0, 4)));
            case "month" ->
                day.flatMap(date -> PartialDate.parse(date.toString().substring(0, 7)));
            case "day" -> day.flatMap(date -> PartialDate.parse(date.toString()));
            default -> PartialDate.parse(timestamp);
        };
    }

    private static Optional<Instant> moment(String timestamp) {
        try {
            return Optional.of(OffsetDateTime.parse(timestamp).toInstant());
        } catch (DateTimeException notOne) {
            return Optional.empty();
        }
    }

    /**
     * The day that a timestamp stands for. By the extension its hours and minutes name the zone: 23:00 in UTC is the
     * beginning of the next day one hour east. A time that is the beginning of no day in any zone says nothing of it.
     */
    private static LocalDate day(Instant at) {
        OffsetDateTime inUtc = at.atOffset(ZoneOffset.UTC);
        boolean isMidnightSomewhere = inUtc.getMinute() % 15 == 0 && inUtc.getSecond() == 0;
        return (isMidnightSomewhere ? inUtc.plus(HALF_A_DAY.minusMillis(1)) : inUtc).toLocalDate();
    }
}
