package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyalerts.text.PlainText;

/** Prints what else a backtest shows of a book: who hears how often, how much comes at once, and what says nothing. */
record BacktestFindings(PrintWriter out, List<Raised> incidents) {

    private static final int WIDEST_BAR = 40;

    /** As many alerts of one incident as each line of the distribution counts. */
    private static final int STEP = 5;

    /** Prints all of it; {@code silent} are the policies of the book that raised nothing, out of so many. */
    void print(List<String> silent, int policies) {
        audiences();
        distribution();
        muted();
        undecided();
        silent(silent, policies);
    }

    private void silent(List<String> silent, int policies) {
        if (!silent.isEmpty()) {
            String first = "Never raised (%d of %d): ".formatted(silent.size(), policies);
            PlainText.wrap(first, "  ", String.join(", ", silent)).forEach(out::println);
            out.println();
        }
    }

    private void audiences() {
        Map<String, int[]> told = new TreeMap<>();
        incidents.forEach(raised -> raised.reach().messages().forEach((audience, count) -> {
            int[] sums = told.computeIfAbsent(audience, none -> new int[3]);
            sums[0]++;
            sums[1] += count;
            sums[2] += raised.reach().steps().getOrDefault(audience, 0);
        }));
        if (told.isEmpty()) {
            return;
        }
        int width = width(told.keySet(), "Who is told");
        out.println(("%-" + width + "s%11s%10s%8s").formatted("Who is told", "incidents", "messages", "steps"));
        told.forEach((audience, sums) ->
                out.println(("%-" + width + "s%11d%10d%8d").formatted(audience, sums[0], sums[1], sums[2])));
        out.println(
                "One message to an audience each time that alerts begin, change or end; without reminders and reviews.");
        out.println();
    }

    private void distribution() {
        int[] counts = incidents.stream()
                .mapToInt(raised -> raised.alerts().size())
                .sorted()
                .toArray();
        if (counts.length == 0) {
            return;
        }
        Map<Integer, Long> groups = IntStream.of(counts)
                .boxed()
                .collect(
                        Collectors.groupingBy(count -> (count + STEP - 1) / STEP, TreeMap::new, Collectors.counting()));
        long most = groups.values().stream().max(Comparator.naturalOrder()).orElse(1L);
        out.println("Alerts   incidents");
        groups.forEach((group, count) -> out.println("%-9s%9d  %s"
                .formatted(range(group), count, "#".repeat((int) Math.max(1, count * WIDEST_BAR / most)))));
        Raised busiest = incidents.stream()
                .max(Comparator.comparingInt(raised -> raised.alerts().size()))
                .orElseThrow();
        out.println("Half of the incidents raise at most %d, nine in ten at most %d; the most is %d, of %s."
                .formatted(
                        counts[(counts.length - 1) / 2],
                        counts[(counts.length * 9 + 9) / 10 - 1],
                        counts[counts.length - 1],
                        Named.of(busiest.report().reference())));
        out.println();
    }

    private static String range(int group) {
        return group == 0 ? "none" : (group - 1) * STEP + 1 + " to " + group * STEP;
    }

    private void muted() {
        Map<String, Set<String>> by = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        incidents.forEach(raised -> raised.muted().forEach((policy, other) -> {
            by.computeIfAbsent(policy, none -> new TreeSet<>()).add(other);
            counts.merge(policy, 1, Integer::sum);
        }));
        counted(
                "Muted by another policy",
                counts,
                policy -> "by " + String.join(", ", by.getOrDefault(policy, Set.of())));
    }

    private void undecided() {
        Map<String, Set<String>> fields = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        incidents.forEach(raised -> raised.undecided().forEach((policy, missing) -> {
            fields.computeIfAbsent(policy, none -> new TreeSet<>()).addAll(missing);
            counts.merge(policy, 1, Integer::sum);
        }));
        counted(
                "Undecided",
                counts,
                policy -> "not given: " + String.join(", ", fields.getOrDefault(policy, Set.of())));
    }

    private void counted(String heading, Map<String, Integer> counts, Function<String, String> more) {
        if (counts.isEmpty()) {
            return;
        }
        int width = width(counts.keySet(), heading);
        out.println(("%-" + width + "s%11s").formatted(heading, "incidents"));
        counts.forEach((policy, count) ->
                out.println(("%-" + width + "s%11d  %s").formatted(policy, count, more.apply(policy))));
        out.println();
    }

    private static int width(Collection<String> texts, String heading) {
        return Stream.concat(texts.stream(), Stream.of(heading))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }
}
