package org.policyalerts.incident.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.incident.PartialDate;
import org.policyalerts.incident.Report;
import org.policyalerts.incident.model.IncidentModel;

/**
 * Refuses dates of what has happened that lie after the receipt of a report: legal deadlines count from them, and a day
 * and a month that change places move a deadline by months. A day is allowed for clocks and time zones that differ.
 */
record FutureDates(ZoneId zone, Instant receivedAt) {

    private static final List<String> HAPPENED = List.of("timeline.occurredAt", "timeline.awareAt");
    private static final List<String> GIVEN = IncidentModel.REPORT.fields().stream()
            .filter(field -> field.name().equals("notifications"))
            .flatMap(group -> group.fields().stream())
            .map(field -> "notifications." + field.name())
            .toList();
    private static final Duration ALLOWED = Duration.ofHours(24);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** Another reading of a date, and which slip would explain it. */
    private record Reading(String text, String slip) {}

    /**
     * @param before the version before, whose dates are not asked about again, also where an older edition took them
     */
    void refuse(Report report, Optional<Report> before, Problems problems) {
        future(report, before, HAPPENED).forEach((path, date) -> problems.add(pointer(path), message(date)));
    }

    /** A notification that is still to be given ends its duty before anything was done. */
    void doubt(Report report, Optional<Report> before, Problems warnings) {
        future(report, before, GIVEN)
                .forEach((path, date) ->
                        warnings.add(pointer(path), message(date) + "; kept as given, and the duty counts as done"));
    }

    private Map<String, PartialDate> future(Report report, Optional<Report> before, List<String> paths) {
        Map<String, PartialDate> found = new LinkedHashMap<>();
        for (String path : report.get("mode").filter("live"::equals).isPresent() ? paths : List.<String>of()) {
            boolean isKept = before.filter(old -> old.find(path).equals(report.find(path)))
                    .isPresent();
            report.date(path).filter(date -> !isKept && isFuture(date)).ifPresent(date -> found.put(path, date));
        }
        return found;
    }

    private static String pointer(String path) {
        return "/" + path.replace('.', '/');
    }

    private boolean isFuture(PartialDate date) {
        return date.earliest(zone).isAfter(receivedAt.plus(ALLOWED));
    }

    private String message(PartialDate date) {
        String asRead = "lies more than 24 hours after the receipt of the report ("
                + DAY.format(receivedAt.atZone(zone)) + "); it reads as " + words(date);
        return asRead + nearest(date).map(FutureDates::offered).orElse("");
    }

    private static String offered(Reading other) {
        return ", and " + other.slip() + " as "
                + PartialDate.parse(other.text()).map(FutureDates::words).orElse("") + " (" + other.text()
                + "): send the one that is meant";
    }

    private static String words(PartialDate date) {
        return switch (date.precision()) {
            case YEAR -> date.text();
            case MONTH -> MONTH.format(YearMonth.parse(date.text()));
            case DAY, INSTANT -> DAY.format(LocalDate.parse(date.text().substring(0, 10)));
        };
    }

    /** Of the readings that have happened by the time of the receipt, the one closest to it. */
    private Optional<Reading> nearest(PartialDate date) {
        return Stream.of(swapped(date), otherYears(date))
                .flatMap(readings -> readings)
                .filter(reading -> PartialDate.parse(reading.text())
                        .filter(other -> !isFuture(other))
                        .isPresent())
                .max(Comparator.comparing(reading ->
                        PartialDate.parse(reading.text()).orElseThrow().earliest(zone)));
    }

    private static Stream<Reading> swapped(PartialDate date) {
        String text = date.text();
        return date.precision().isDayOrFiner()
                ? Stream.of(new Reading(
                        text.substring(0, 5) + text.substring(8, 10) + "-" + text.substring(5, 7) + text.substring(10),
                        "with day and month swapped"))
                : Stream.empty();
    }

    /** 2042 for 2024, 2102 for 2021, or last year's date under the new year: the slips of a new year's first weeks. */
    private Stream<Reading> otherYears(PartialDate date) {
        int year = receivedAt.atZone(zone).getYear();
        String rest = date.text().substring(4);
        return Stream.of(year, year - 1).map(other -> new Reading(other + rest, "with the year " + other));
    }
}
