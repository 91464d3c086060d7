package org.policyalerts.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.policyalerts.dynamodb.table.InMemoryTable.Cost;
import org.policyalerts.dynamodb.table.WriteUnits;

/** What a report costs in the table, from its intake to the last message that is sent. */
class WriteUnitsTest {

    private static final int PROMISED = 250;
    private static final List<String> REPORTS =
            List.of("report-parliament.json", "report-one-albania.json", "report-air-albania.json");

    private final Chain chain = Chain.paced();
    private Map<String, WriteUnits> writesBefore = Map.of();
    private Cost before = new Cost(0, 0, 0);
    private long bytesBefore;
    private int toldBefore;

    /** They meet what has been known of the campaign for a year, and what they say together is told together. */
    @BeforeEach
    void threeReportsOfDecember() {
        // It is closed, and when it ends is not the affair of the three.
        chain.keeping().look(chain.submit("report-e-albania.json"));
        writesBefore = chain.table.writeUnits();
        before = chain.table.cost();
        bytesBefore = chain.table.bytes();
        toldBefore = chain.published.size();
        REPORTS.forEach(chain::submit);
        chain.clock.advance(Duration.ofMinutes(20));
        chain.review();
    }

    @Test
    void aReportWithItsMessagesTakesNoMoreUnitsThanPromised() {
        Map<String, WriteUnits> units = new TreeMap<>(chain.table.writeUnits());
        writesBefore.forEach((kind, earlier) -> units.merge(kind, earlier, WriteUnits::minus));
        WriteUnits all = units.values().stream().reduce(WriteUnits.NONE, WriteUnits::plus);
        System.out.printf(
                "write units of %d reports with %d messages%n", REPORTS.size(), chain.published.size() - toldBefore);
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

    @Test
    void theReadmeReckonsWithWhatItTakes() throws IOException {
        Cost cost = chain.table.cost().since(before);
        // Round, so that not every change of a text is one of this page.
        long writes = 10 * Math.round(perReport((double) cost.writeUnits()) / 10.0);
        long reads = 50 * (long) Math.ceil(perReport(cost.readUnits()) / 50.0);
        long messages = perReport(chain.published.size() - toldBefore);
        // The API, the evaluation, and at most one delivery for each message.
        long calls = 2 + messages;
        double[] dollars = {
            writes * 1_000 * 0.625 / 1e6,
            reads * 1_000 * 0.125 / 1e6,
            1_000 * 3.50 / 1e6,
            calls * 1_000 * (0.20 / 1e6 + 0.05 * 0.0000133),
            messages * 1_000 * 0.50 / 1e6,
            2 * messages * 1_000 * 0.03 / 10_000
        };
        String readme = Files.readString(Path.of("..", "infra", "README.md"));

        assertThat(readme)
                .contains("about %d write units, %d read units, %d messages, %d Lambda calls a report"
                        .formatted(writes, reads, messages, calls))
                .contains("| table, writes | %d 000 × 0.625 / million | %s |".formatted(writes, cents(dollars[0])))
                .contains("| table, reads | %d 000 × 0.125 / million | %s |".formatted(reads, cents(dollars[1])))
                .contains("| Lambda, arm64, 1 GB | %d 000 × 0.20 / million + %d 000 × 0.05 s × 0.0000133 | %s |"
                        .formatted(calls, calls, cents(dollars[3])))
                .contains("| topic | %d 000 × 0.50 / million | %s |".formatted(messages, cents(dollars[4])))
                .contains("| key | 2 × %d 000 × 0.03 / 10 000 | %s |".formatted(messages, cents(dollars[5])))
                .contains("| **sum** | | **%s** |"
                        .formatted(cents(DoubleStream.of(dollars)
                                .map(WriteUnitsTest::inCents)
                                .sum())));
        long kilobytes = 10 * Math.round(perReport((double) (chain.table.bytes() - bytesBefore)) / 1e4);
        assertThat(readme).contains("about %d kB a report".formatted(kilobytes));
    }

    private static long perReport(double all) {
        return Math.round(all / REPORTS.size());
    }

    /** What is not nothing costs a cent at least. */
    private static double inCents(double dollars) {
        return Math.max(0.01, Math.round(dollars * 100) / 100.0);
    }

    private static String cents(double dollars) {
        return String.format(Locale.ROOT, "%.2f", inCents(dollars));
    }
}
