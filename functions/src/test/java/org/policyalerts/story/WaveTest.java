package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.AlertState;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.IncidentId;

/** Many reports of one claimant. */
class WaveTest {

    private static final int REPORTS = 18;
    private static final Instant END = Instant.parse("2024-04-01T07:00:00Z");

    /** More of them print the figures of a larger wave. */
    private static final int BURST = Integer.getInteger("wave.reports", 120);

    private static List<Map<String, Object>> reports(int many) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            reports.add(report(i));
        }
        return reports;
    }

    /** Of days that differ, on targets in several sectors and countries, some of them false alarms. */
    private static Map<String, Object> report(int number) {
        Map<String, Object> report = new LinkedHashMap<>(Chain.tree("report-one-albania.json"));
        report.put("reference", "WAVE-" + number);
        report.put(
                "timeline",
                Map.of("occurredAt", "2023-12-%02dT%02d:00:00Z".formatted(1 + number * 7 % 24, number % 24)));
        report.put("determination", number % 10 == 9 ? "false-positive" : "confirmed");
        report.put("severity", 1L + number % 5);
        report.put(
                "targets",
                List.of(Map.of(
                        "name",
                        "Target " + number,
                        "country",
                        number % 3 == 0 ? "XK" : "AL",
                        "sector",
                        List.of("health", "energy", "telecommunications").get(number % 3),
                        "infrastructureClass",
                        number % 4 == 0 ? "not-classified" : "critical",
                        "confirmation",
                        "victim")));
        report.put("claims", List.of(Map.of("claimant", "Homeland Justice", "status", "active")));
        return report;
    }

    /** What holds in the end, and of what: by references, since ids say who came first. */
    private static Set<String> after(List<Map<String, Object>> reports, Duration between) {
        Chain chain = new Chain();
        List<IncidentId> ids = new ArrayList<>();
        for (Map<String, Object> report : reports) {
            ids.add(chain.submit(report));
            chain.clock.advance(between);
            if (!between.isZero()) {
                chain.review();
            }
        }
        chain.clock.advance(Duration.between(chain.clock.instant(), END));
        chain.review();
        chain.review();
        Set<String> standing = new TreeSet<>();
        for (int i = 0; i < ids.size(); i++) {
            String reference = String.valueOf(reports.get(i).get("reference"));
            chain.matched(ids.get(i)).forEach(policy -> standing.add(reference + " matches " + policy));
            chain.alerts(ids.get(i), AlertState.OPEN)
                    .forEach(alert -> standing.add(
                            reference + " alerts by " + alert.policy().id()));
        }
        return standing;
    }

    @Test
    void aBurstEndsInTheAlertsOfTheSameReportsOneADayInOrderOrShuffled() {
        List<Map<String, Object>> reports = reports(REPORTS);
        Set<String> oneADay = after(reports, Duration.ofDays(1));
        List<Map<String, Object>> shuffled = new ArrayList<>(reports);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(after(reports, Duration.ZERO)).isEqualTo(oneADay).isNotEmpty();
        assertThat(after(shuffled, Duration.ZERO)).isEqualTo(oneADay);
        assertThat(after(shuffled, Duration.ofDays(1))).isEqualTo(oneADay);
    }

    /** What one report costs until its messages have gone out and nothing of it is left in the stream. */
    private static InMemoryTable.Cost costOf(Chain chain, Map<String, Object> report) {
        InMemoryTable.Cost before = chain.table.cost();
        chain.submit(report);
        return chain.table.cost().since(before);
    }

    private static Map<String, Object> unrelated(int number) {
        Map<String, Object> report = new LinkedHashMap<>(report(0));
        report.put("reference", "CALM-" + number);
        report.put("claims", List.of());
        report.put(
                "targets",
                List.of(Map.of(
                        "name", "Elsewhere " + number,
                        "country", "ME",
                        "sector", "government",
                        "infrastructureClass", "critical",
                        "confirmation", "victim")));
        return report;
    }

    private static double ratio(LongStream some, LongStream others) {
        return some.average().orElseThrow() / others.average().orElseThrow();
    }

    @Test
    void theLastOfABurstCostAsMuchAsTheFirstAndAnUnrelatedReportNoMoreThanWithoutIt() {
        Chain chain = new Chain();
        long idle = costOf(chain, unrelated(1)).calls();
        List<InMemoryTable.Cost> costs = new ArrayList<>();
        long amidst = 0;
        for (Map<String, Object> report : reports(BURST)) {
            amidst = costs.size() == BURST / 2 ? costOf(chain, unrelated(2)).calls() : amidst;
            costs.add(costOf(chain, report));
        }
        int part = BURST / 10;
        List<InMemoryTable.Cost> first = costs.subList(0, part);
        List<InMemoryTable.Cost> last = costs.subList(BURST - part, BURST);
        double calls = ratio(
                last.stream().mapToLong(InMemoryTable.Cost::calls),
                first.stream().mapToLong(InMemoryTable.Cost::calls));
        double units = ratio(
                last.stream().mapToLong(InMemoryTable.Cost::writeUnits),
                first.stream().mapToLong(InMemoryTable.Cost::writeUnits));
        InMemoryTable.Cost before = chain.table.cost();
        chain.clock.advance(Duration.ofMinutes(5));
        chain.review();
        InMemoryTable.Cost sweeps = chain.table.cost().since(before);

        System.out.printf(
                "A burst of %d reports: %.0f calls and %.0f write units each; last tenth / first tenth: %.2f and %.2f;"
                        + " an unrelated report amidst / before: %.2f; the sweeps: %.0f calls and %.0f units a report%n",
                BURST,
                costs.stream().mapToLong(InMemoryTable.Cost::calls).average().orElseThrow(),
                costs.stream()
                        .mapToLong(InMemoryTable.Cost::writeUnits)
                        .average()
                        .orElseThrow(),
                calls,
                units,
                (double) amidst / idle,
                (double) sweeps.calls() / BURST,
                (double) sweeps.writeUnits() / BURST);
        assertThat(calls).isLessThan(1.5);
        assertThat(units).isLessThan(1.5);
        assertThat(amidst).isLessThan(2 * idle);
    }
}
