package org.policyalerts.local.backtest;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.policyalerts.policy.Severity;

/** What a backtest found, incident by incident, and its counts by policy and by the month of the incident. */
final class BacktestResult {

    private final List<Raised> incidents = new ArrayList<>();
    private final Map<Row, Map<YearMonth, Integer>> alerts = new TreeMap<>();
    private final Map<YearMonth, Integer> months = new TreeMap<>();
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
        YearMonth month = raised.month();
        incidents.add(raised);
        months.merge(month, 1, Integer::sum);
        raised.alerts().keySet().forEach(policy -> count(new Row(policy, false), month));
        raised.onTrial().forEach(policy -> count(new Row(policy, true), month));
        failed.addAll(raised.failed());
    }

    private void count(Row row, YearMonth month) {
        alerts.computeIfAbsent(row, none -> new TreeMap<>()).merge(month, 1, Integer::sum);
    }

    /** Notes what one book raises of the same incidents and the other does not. */
    void compare(List<Raised> book, List<Raised> other) {
        for (int i = 0; i < book.size(); i++) {
            onlyIn(book.get(i), other.get(i), true);
            onlyIn(other.get(i), book.get(i), false);
            failed.addAll(other.get(i).failed());
        }
    }

    private void onlyIn(Raised one, Raised other, boolean isOfBook) {
        one.alerts().keySet().stream()
                .filter(policy -> !other.alerts().containsKey(policy))
                .map(policy ->
                        new Difference(isOfBook, one.month(), one.report().reference(), policy))
                .forEach(differences::add);
    }

    /** In the order in which they happened. */
    List<Raised> incidents() {
        return incidents;
    }

    /** Alerts by policy and month; policies and months without alerts are left out. */
    Map<Row, Map<YearMonth, Integer>> alerts() {
        return alerts;
    }

    /** Incidents by month. */
    Map<YearMonth, Integer> months() {
        return months;
    }

    /** In the order of the incidents. */
    List<Difference> differences(boolean isOfBook) {
        return differences.stream().filter(each -> each.isOfBook() == isOfBook).toList();
    }

    /** Policies that could not be evaluated for some incident. */
    Set<String> failed() {
        return failed;
    }

    /** Those of some policies that raised nothing anywhere, not even on trial. */
    List<String> silent(Collection<String> policies) {
        return policies.stream()
                .filter(policy ->
                        !alerts.containsKey(new Row(policy, false)) && !alerts.containsKey(new Row(policy, true)))
                .sorted()
                .toList();
    }

    int total(boolean isOnTrial) {
        return incidents.stream()
                .mapToInt(raised ->
                        isOnTrial ? raised.onTrial().size() : raised.alerts().size())
                .sum();
    }

    int total(Severity severity) {
        return (int) incidents.stream()
                .flatMap(raised -> raised.alerts().values().stream())
                .filter(severity::equals)
                .count();
    }
}
