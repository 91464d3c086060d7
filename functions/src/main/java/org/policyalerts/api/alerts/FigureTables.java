package org.policyalerts.api.alerts;

import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.IncidentSummary;

/**
 * Counts of incidents and of the alerts raised for them, by month, sector and claimant.
 *
 * @param counted the incidents
 * @param alerts how many each has; none where it is not named
 * @param zone where months begin
 */
record FigureTables(List<IncidentSummary> counted, Map<IncidentId, Long> alerts, ZoneId zone) {

    /** Claimants that are named, those with most incidents first; the others are counted. */
    private static final int MOST_CLAIMANTS = 20;

    /** What is counted under one heading. */
    private record Row(String key, long incidents, long alerts) {

        Row plus(long more) {
            return new Row(key, incidents + 1, alerts + more);
        }

        Map<String, Object> document(String heading) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put(heading, key);
            document.put("incidents", incidents);
            document.put("alerts", alerts);
            return document;
        }
    }

    /** Writes all of them. */
    void putInto(Map<String, Object> document, UnaryOperator<String> nameOfClaimant) {
        document.put("incidents", (long) counted.size());
        document.put("alerts", counted.stream().mapToLong(this::raised).sum());
        document.put(
                "months",
                rows(this::months).stream().map(row -> row.document("month")).toList());
        document.put(
                "sectors",
                mostFirst(rows(IncidentSummary::sectors)).stream()
                        .map(row -> row.document("sector"))
                        .toList());
        List<Row> claimants = mostFirst(rows(IncidentSummary::claimants));
        List<Map<String, Object>> named = new ArrayList<>();
        for (Row row : claimants.subList(0, Math.min(MOST_CLAIMANTS, claimants.size()))) {
            Map<String, Object> one = row.document("claimant");
            one.put("name", nameOfClaimant.apply(row.key()));
            named.add(one);
        }
        document.put("claimants", named);
        document.put("claimantsOmitted", (long) claimants.size() - named.size());
    }

    private List<String> months(IncidentSummary incident) {
        return List.of(YearMonth.from(incident.occurredAt().earliest(zone).atZone(zone))
                .toString());
    }

    private List<Row> rows(Function<IncidentSummary, List<String>> keys) {
        Map<String, Row> rows = new TreeMap<>();
        for (IncidentSummary incident : counted) {
            for (String key : keys.apply(incident)) {
                rows.put(key, rows.getOrDefault(key, new Row(key, 0, 0)).plus(raised(incident)));
            }
        }
        return List.copyOf(rows.values());
    }

    private long raised(IncidentSummary incident) {
        return alerts.getOrDefault(incident.id(), 0L);
    }

    private static List<Row> mostFirst(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::incidents).reversed().thenComparing(Row::key))
                .toList();
    }
}
