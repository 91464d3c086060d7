package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.policyalerts.local.backtest.BacktestResult.Difference;
import org.policyalerts.local.backtest.BacktestResult.Row;

/** Prints a backtest for people: one table for each year, with a column for each month that has reports. */
final class BacktestTable {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);

    private final PrintWriter out;
    private final BacktestResult result;
    private final int width;

    BacktestTable(PrintWriter out, BacktestResult result) {
        this.out = out;
        this.result = result;
        this.width = result.alerts().keySet().stream()
                .mapToInt(row -> name(row).length())
                .max()
                .orElse(0);
    }

    void print() {
        result.months().keySet().stream().map(YearMonth::getYear).distinct().forEach(this::year);
    }

    private void year(int year) {
        List<YearMonth> months = result.months().keySet().stream()
                .filter(month -> month.getYear() == year)
                .toList();
        line(String.valueOf(year), months.stream().map(MONTH::format).toList(), "all");
        result.alerts().forEach((row, counts) -> {
            if (months.stream().anyMatch(counts::containsKey)) {
                numbers(name(row), months, counts);
            }
        });
        numbers("(incidents)", months, result.months());
        out.println();
    }

    private static String name(Row row) {
        return row.policy() + (row.isOnTrial() ? " (shadow)" : "");
    }

    private void numbers(String name, List<YearMonth> months, Map<YearMonth, Integer> counts) {
        int sum =
                months.stream().mapToInt(month -> counts.getOrDefault(month, 0)).sum();
        List<String> cells = months.stream()
                .map(month -> counts.containsKey(month) ? String.valueOf(counts.get(month)) : ".")
                .toList();
        line(name, cells, String.valueOf(sum));
    }

    private void line(String name, List<String> cells, String last) {
        String middle = cells.stream().map("%6s"::formatted).collect(Collectors.joining());
        out.println(("%-" + Math.max(width, 11) + "s%s%7s").formatted(name, middle, last));
    }

    /** What this book and another one raise differently. */
    void differences(String book, String other) {
        differences(book, result.differences(true));
        differences(other, result.differences(false));
    }

    private void differences(String book, List<Difference> only) {
        out.printf("Only %s raises: %d%n", book, only.size());
        int longest = only.stream()
                .mapToInt(each -> Named.of(each.reference()).length())
                .max()
                .orElse(1);
        only.forEach(each -> out.printf("  %-" + longest + "s  %s%n", Named.of(each.reference()), each.policy()));
        out.println();
    }
}
