package org.policyalerts.benchmarks.start;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.policyalerts.benchmarks.start.Start.Subject;

/**
 * Starts our function and those it is compared with in turn, and prints medians as Markdown. Arguments: the number of
 * rounds, and the homes of JDKs.
 */
final class StartTable {

    private StartTable() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        int rounds = Integer.parseInt(arguments[0]);
        ClassPaths paths = ClassPaths.of(Path.of(""));
        for (int i = 1; i < arguments.length; i++) {
            System.out.println("JDK at " + arguments[i]);
            Path java = Path.of(arguments[i], "bin", "java");
            print(measure(new Contest(java, paths).subjects(), rounds));
        }
    }

    private static Map<String, List<Start>> measure(List<Subject> subjects, int rounds)
            throws IOException, InterruptedException {
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (Subject subject : subjects) {
                starts.computeIfAbsent(subject.name(), none -> new ArrayList<>())
                        .add(Start.measure(subject, 100));
            }
            System.err.printf("\r%d of %d rounds", round + 1, rounds);
        }
        System.err.println();
        return starts;
    }

    private static void print(Map<String, List<Start>> starts) {
        System.out.println("| | init, ms | first answer, ms | both, ms | both, processor ms | warm, ms | MB |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|");
        starts.forEach((name, all) -> System.out.printf(
                Locale.ROOT,
                "| %s | %.0f | %.0f | %.0f | %.0f | %.1f | %.0f |%n",
                name,
                median(all, Start::init),
                median(all, Start::first),
                median(all, start -> start.init() + start.first()),
                median(all, Start::processor),
                median(all, Start::warm),
                median(all, Start::megabytes)));
    }

    private static double median(List<Start> starts, ToDoubleFunction<Start> figure) {
        return Start.median(starts.stream().map(figure::applyAsDouble).toList());
    }
}
