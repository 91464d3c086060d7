package org.policyalerts.local.year;

import java.time.Duration;
import java.util.Locale;

/** Prints the figures of a year, one line a month. */
final class YearFigures {

    private static final int MILLION = 1_000_000;

    private final long started = System.nanoTime();
    private long before = started;
    private int known;

    static void heading() {
        System.out.println(
                "| day | reports | messages | again | tasks told | gone | items | MB | heap MB | s | ms a report"
                        + " | faults | broken runs | refused |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
    }

    void print(int day, YearLedger ledger, YearInboxes inboxes, YearTable table, String rest) {
        int reports = ledger.size() - known;
        known = ledger.size();
        System.gc();
        long heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        long now = System.nanoTime();
        long millis = Duration.ofNanos(now - before).toMillis();
        before = now;
        System.out.printf(
                Locale.ROOT,
                "| %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d | %s |%n",
                day,
                ledger.size(),
                inboxes.messages(),
                inboxes.repeats(),
                inboxes.tasks(),
                ledger.gone(),
                table.items,
                table.bytes / MILLION,
                heap / MILLION,
                millis / 1000,
                millis / Math.max(1, reports),
                rest);
    }

    void end(YearLedger ledger, YearKeeping keeping, YearTable table, int restarts) {
        System.out.printf(
                "%d reports, of which %d closed, %d held, %d with words erased, %d gone; %d restarts; %d items have ended: %s; %d s%n",
                ledger.size(),
                keeping.closed,
                keeping.held,
                keeping.erased,
                ledger.gone(),
                restarts,
                table.ended,
                table.endedByKind,
                Duration.ofNanos(System.nanoTime() - started).toSeconds());
    }
}
