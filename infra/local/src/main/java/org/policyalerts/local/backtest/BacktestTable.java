package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.local.backtest.BacktestResult.Difference;
import org.policyalerts.local.backtest.BacktestResult.Row;
import org.policyalerts.text.PlainText;

/** Prints a backtest for people: one table for each year, with a column for each month that has reports. */
final class BacktestTable {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMM", Locale.ENGLISH);
    private static final int MOST_REFERENCE = 40;

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

    /** The counts and, if another book is named, what the two raise differently. */
    void print(String book, Optional<String> other) {
        result.reports().keySet().stream().map(YearMonth::getYear).distinct().forEach(this::year);
        other.ifPresent(name -> differences(book, name));
    }

    private void year(int year) {
        List<YearMonth> months = result.reports().keySet().stream()
                .filter(month -> month.getYear() == year)
                .toList();
        line(String.valueOf(year), months.stream().map(MONTH::format).toList(), "all");
        result.alerts().forEach((row, counts) -> {
            if (months.stream().anyMatch(counts::containsKey)) {
                numbers(name(row), months, counts);
            }
        });
        numbers("(reports)", months, result.reports());
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
        out.println(("%-" + Math.max(width, 9) + "s%s%7s").formatted(name, middle, last));
    }

    private void differences(String book, String other) {
        differences(book, result.differences(true));
        differences(other, result.differences(false));
    }

    private void differences(String book, List<Difference> only) {
        out.printf("Only %s raises: %d%n", book, only.size());
        int longest = only.stream().mapToInt(each -> shown(each).length()).max().orElse(1);
        only.forEach(each -> out.printf("  %-" + longest + "s  %s%n", shown(each), each.policy()));
        out.println();
    }

    private static String shown(Difference difference) {
        String reference = PlainText.clean(difference.reference());
        return reference.length() <= MOST_REFERENCE ? reference : reference.substring(0, MOST_REFERENCE - 3) + "...";
    }
}
