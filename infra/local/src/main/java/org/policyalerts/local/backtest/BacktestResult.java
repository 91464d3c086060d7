package org.policyalerts.local.backtest;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.local.backtest.Backtest.Raised;
import org.policyalerts.local.files.ReportCollection.Past;

/** The counts of a backtest: alerts by policy and by the month in which the incident happened. */
final class BacktestResult {

    private final Map<Row, Map<YearMonth, Integer>> alerts = new TreeMap<>();
    private final Map<YearMonth, Integer> reports = new TreeMap<>();
    private final List<Difference> differences = new ArrayList<>();
    private final Set<String> failed = new TreeSet<>();

    /** One policy; on trial (shadow), its alerts are counted but would not be sent. */
    record Row(String policy, boolean isOnTrial) implements Comparable<Row> {

        @Override
        public int compareTo(Row other) {
            return Comparator.comparing(Row::policy)
                    .thenComparing(Row::isOnTrial)
                    .compare(this, other);
        }
    }

    /** An alert that one of two books raises; {@code isOfBook} tells whether it is the book under test. */
    record Difference(boolean isOfBook, YearMonth month, String reference, String policy) {}

    void add(Raised raised) {
        YearMonth month = month(raised.report());
        reports.merge(month, 1, Integer::sum);
        raised.alerts().forEach(policy -> count(new Row(policy, false), month));
        raised.onTrial().forEach(policy -> count(new Row(policy, true), month));
        failed.addAll(raised.failed());
    }

    private void count(Row row, YearMonth month) {
        alerts.computeIfAbsent(row, none -> new TreeMap<>()).merge(month, 1, Integer::sum);
    }

    /** Notes what one book raises of the same reports and the other does not. */
    void compare(List<Raised> book, List<Raised> other) {
        for (int i = 0; i < book.size(); i++) {
            onlyIn(book.get(i), other.get(i), true);
            onlyIn(other.get(i), book.get(i), false);
            failed.addAll(other.get(i).failed());
        }
    }

    private void onlyIn(Raised one, Raised other, boolean isOfBook) {
        one.alerts().stream()
                .filter(policy -> !other.alerts().contains(policy))
                .map(policy -> new Difference(
                        isOfBook, month(one.report()), one.report().reference(), policy))
                .forEach(differences::add);
    }

    private static YearMonth month(Past report) {
        Instant occurred = report.occurredAt();
        return YearMonth.from(occurred.atZone(DemoSettings.ZONE));
    }

    /** Alerts by policy and month; policies and months without alerts are left out. */
    Map<Row, Map<YearMonth, Integer>> alerts() {
        return alerts;
    }

    /** Reports by month. */
    Map<YearMonth, Integer> reports() {
        return reports;
    }

    /** In the order of the incidents. */
    List<Difference> differences(boolean isOfBook) {
        return differences.stream().filter(each -> each.isOfBook() == isOfBook).toList();
    }

    /** Policies that could not be evaluated for some report. */
    Set<String> failed() {
        return failed;
    }

    int total(boolean isOnTrial) {
        return alerts.entrySet().stream()
                .filter(entry -> entry.getKey().isOnTrial() == isOnTrial)
                .flatMap(entry -> entry.getValue().values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }
}
