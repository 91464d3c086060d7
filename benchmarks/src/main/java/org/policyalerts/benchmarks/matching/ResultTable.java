package org.policyalerts.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.engine.Contender;

/** The figures of a run as Markdown, and each promised ratio with the measured one. */
record ResultTable(Figures figures) {

    private static final int[] SIZES = {10, 100, 1_000, 10_000};
    private static final int[] WORST_SIZES = {1_000, 10_000};

    String markdown() {
        return "Java " + Runtime.version() + "\n\n"
                + Stream.of(engines(), allocated(), others(), targets())
                        .map(part -> String.join("\n", part))
                        .collect(Collectors.joining("\n\n"));
    }

    private List<String> engines() {
        List<String> lines = new ArrayList<>();
        lines.add("| µs a report | 10 | 100 | 1 000 | 10 000 | 10 → 10 000 | no equalities: 1 000 | 10 000 |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
        for (Contender engine : Contender.values()) {
            Stream<String> mixed = sizes(SIZES).map(size -> number(mixed(engine, size)));
            Stream<String> worst = sizes(WORST_SIZES)
                    .map(size -> number(figures.matching(engine, GeneratedBook.WITHOUT_EQUALITIES, size)));
            String growth = times(ratio(mixed(engine, 10_000), mixed(engine, 10)));
            lines.add(row(
                    engine.title(), Stream.of(mixed, Stream.of(growth), worst).flatMap(cells -> cells)));
        }
        return lines;
    }

    private List<String> allocated() {
        List<String> lines = new ArrayList<>();
        lines.add("| bytes allocated a report | 10 | 100 | 1 000 | 10 000 |");
        lines.add("|---|--:|--:|--:|--:|");
        for (Contender engine : Contender.values()) {
            lines.add(row(
                    engine.title(),
                    sizes(SIZES).map(size -> number(figures.matchingBytes(engine, GeneratedBook.MIXED, size)))));
        }
        return lines;
    }

    private List<String> others() {
        return List.of(
                "| by itself | |",
                "|---|--:|",
                single("JSON tokens alone", "ReadingReports.tokens", 1, "µs"),
                single("variables for the expression engines", "ReadingReports.variables", 1, "µs"),
                single("the report's JSON as our strict tree", "ReadingReports.tree", 1, "µs"),
                single("tree and its check against the model, as at intake", "ReadingReports.checkedReport", 1, "µs"),
                single("the shipped policies, Policy Alerts", "ShippedBook.policyAlerts", 1, "µs"),
                single("the shipped policies, plain loop", "ShippedBook.plainLoop", 1, "µs"),
                single("1 000 policies compiled, warm", "CompilingBook.compile", 1000, "ms"),
                single("1 000 policy files read and checked, warm", "CompilingBook.readFiles", 1000, "ms"));
    }

    private List<String> targets() {
        Optional<Double> ours = mixed(Contender.POLICY_ALERTS, 1_000);
        Optional<Double> best = Stream.of(Contender.values())
                .filter(engine -> engine != Contender.POLICY_ALERTS && engine != Contender.PLAIN_LOOP)
                .flatMap(engine -> mixed(engine, 1_000).stream())
                .min(Double::compare);
        return List.of(
                "| promised | target | measured |",
                "|---|--:|--:|",
                row("1 000 policies: best other engine ÷ Policy Alerts", Stream.of("≥ 8", times(ratio(best, ours)))),
                row(
                        "1 000 policies: Policy Alerts ÷ reading the JSON",
                        Stream.of("≤ 3", times(ratio(ours, figures.of("ReadingReports.tree"))))),
                row(
                        "10 → 10 000 policies",
                        Stream.of(
                                "< 8",
                                times(ratio(
                                        mixed(Contender.POLICY_ALERTS, 10_000), mixed(Contender.POLICY_ALERTS, 10))))),
                row(
                        "1 000 policies compiled, warm",
                        Stream.of(
                                "< 100 ms",
                                number(figures.of("CompilingBook.compile").map(micros -> micros / 1000)) + " ms")));
    }

    private Optional<Double> mixed(Contender engine, int size) {
        return figures.matching(engine, GeneratedBook.MIXED, size);
    }

    private String single(String title, String benchmark, double divisor, String unit) {
        return row(title, Stream.of(number(figures.of(benchmark).map(micros -> micros / divisor)) + " " + unit));
    }

    private static Stream<Integer> sizes(int[] sizes) {
        return IntStream.of(sizes).boxed();
    }

    private static String row(String title, Stream<String> cells) {
        return cells.collect(Collectors.joining(" | ", "| " + title + " | ", " |"));
    }

    private static Optional<Double> ratio(Optional<Double> one, Optional<Double> other) {
        return one.flatMap(above -> other.map(below -> above / below));
    }

    private static String times(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.1f ×", value)).orElse("–");
    }

    private static String number(Optional<Double> figure) {
        return figure.map(value -> String.format(Locale.ROOT, value < 100 ? "%.1f" : "%.0f", value))
                .orElse("–");
    }
}
