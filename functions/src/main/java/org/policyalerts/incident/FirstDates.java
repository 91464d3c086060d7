package org.policyalerts.incident;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The first value ever given of each date that a legal clock can run from, as far as the report says otherwise now.
 *
 * <p>A duty counts from the first value: a later correction must not delete a duty that was missed. An incident of
 * which nothing is kept counts with the values that its report gives.
 *
 * @param replaced by path, what was given first and has been changed or taken away since
 */
public record FirstDates(Map<String, String> replaced) {

    /** Nothing has been changed. */
    public static final FirstDates UNCHANGED = new FirstDates(Map.of());

    public FirstDates {
        replaced = Map.copyOf(replaced);
    }

    /** Those of the next version of an incident. */
    public static FirstDates after(Incident latest, Report next) {
        Map<String, String> first = new HashMap<>(dates(latest.report()));
        first.putAll(latest.firstDates().replaced());
        first.entrySet().removeAll(dates(next).entrySet());
        return new FirstDates(first);
    }

    /** From when a duty counts, by the path of the date: the earliest instant that the first value may stand for. */
    public Map<String, Instant> anchors(Report report, ZoneId zone) {
        Map<String, String> first = new TreeMap<>(dates(report));
        first.putAll(replaced);
        Map<String, Instant> anchors = new LinkedHashMap<>();
        first.forEach(
                (path, text) -> PartialDate.parse(text).ifPresent(date -> anchors.put(path, date.earliest(zone))));
        return anchors;
    }

    private static Map<String, String> dates(Report report) {
        Map<String, String> dates = new TreeMap<>();
        for (String group : new String[] {"timeline", "notifications"}) {
            if (report.get(group).orElse(null) instanceof Map<?, ?> members) {
                members.forEach((name, value) -> dates.put(group + "." + name, String.valueOf(value)));
            }
        }
        return dates;
    }
}
