package org.policyalerts.api.incidents;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.validation.Problem;

/** Warns whoever corrects a date, or takes it away, that legal deadlines go on counting from what was given first. */
record CorrectedDates(RunningClocks clocks) {

    /** The warnings of one change; none for what it leaves as it was. */
    List<Problem> warnings(Incident before, Incident after) {
        Map<String, String> first = new TreeMap<>(after.firstDates().replaced());
        first.keySet()
                .removeIf(
                        path -> before.report().find(path).equals(after.report().find(path)));
        Map<String, List<String>> deadlines = first.isEmpty() ? Map.of() : clocks.deadlines(after);
        return first.entrySet().stream()
                .map(date -> new Problem(
                        "/" + date.getKey().replace('.', '/'),
                        words(date.getValue(), deadlines.getOrDefault(date.getKey(), List.of()))))
                .toList();
    }

    private static String words(String first, List<String> deadlines) {
        return "was given first as " + first + "; the report now says what you sent, but "
                + (deadlines.isEmpty()
                        ? "a legal deadline that counts from it stays where it is"
                        : "these legal deadlines stay: " + String.join("; ", deadlines));
    }
}
