package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What a report costs in the table, from its intake to the last message that is sent. */
class WriteUnitsTest {

    private static final int PROMISED = 480;

    private final Chain chain = new Chain();

    @Test
    void aReportWithItsMessagesTakesNoMoreUnitsThanPromised() {
        chain.submit("report-e-albania.json");
        Map<String, Long> before = chain.table.writeUnits();
        int told = chain.published.size();
        List<String> reports = List.of("report-parliament.json", "report-one-albania.json", "report-air-albania.json");

        for (String report : reports) {
            chain.submit(report);
        }
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();

        Map<String, Long> units = new TreeMap<>();
        chain.table
                .writeUnits()
                .forEach((type, all) -> units.put(type, (all - before.getOrDefault(type, 0L)) / reports.size()));
        long sum = units.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "write units a report: %d, %s, with %d messages for %d reports%n",
                sum, units, chain.published.size() - told, reports.size());
        assertThat(sum).isLessThanOrEqualTo(PROMISED);
    }
}
