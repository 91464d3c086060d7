package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.WriteUnits;

/** What a report costs in the table, from its intake to the last message that is sent. */
class WriteUnitsTest {

    private static final int PROMISED = 330;
    private static final List<String> REPORTS =
            List.of("report-parliament.json", "report-one-albania.json", "report-air-albania.json");

    private final Chain chain = new Chain();

    @Test
    void aReportWithItsMessagesTakesNoMoreUnitsThanPromised() {
        chain.submit("report-e-albania.json");
        Map<String, WriteUnits> before = chain.table.writeUnits();
        int told = chain.published.size();

        REPORTS.forEach(chain::submit);
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();

        Map<String, WriteUnits> units = new TreeMap<>(chain.table.writeUnits());
        before.forEach((kind, earlier) -> units.merge(kind, earlier, WriteUnits::minus));
        WriteUnits all = units.values().stream().reduce(WriteUnits.NONE, WriteUnits::plus);
        System.out.printf(
                "write units of %d reports with %d messages%n", REPORTS.size(), chain.published.size() - told);
        units.forEach(WriteUnitsTest::print);
        print("all", all);
        System.out.printf("write units a report: %d%n", all.sum() / REPORTS.size());
        assertThat(all.sum()).isLessThanOrEqualTo((long) PROMISED * REPORTS.size());
    }

    private static void print(String kind, WriteUnits units) {
        System.out.printf(
                "%-14s %3d writes of %5d bytes: %4d units (table %4d, due %3d, list %3d)%n",
                kind,
                units.writes(),
                units.bytes() / Math.max(1, units.writes()),
                units.sum(),
                units.table(),
                units.due(),
                units.list());
    }
}
