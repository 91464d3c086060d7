package org.policyalerts.benchmarks.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.policyalerts.benchmarks.GeneratedBook;

/**
 * Runs all benchmarks once, which takes about a quarter of an hour on an idle machine, and prints the results as
 * Markdown.
 */
final class BenchmarkTable {

    private BenchmarkTable() {}

    /** How long each benchmark runs. */
    private enum Length {
        /** A minute or two, to see that all of it runs; its figures mean nothing. */
        QUICK(1, 1, 100),
        /** Half of the whole; for a machine that others use too. */
        SHORT(2, 3, 700),
        FULL(4, 5, 900);

        private final int warmups;
        private final int measurements;
        private final int millis;

        Length(int warmups, int measurements, int millis) {
            this.warmups = warmups;
            this.measurements = measurements;
            this.millis = millis;
        }

        static Length of(String[] arguments) {
            return arguments.length == 0 ? FULL : valueOf(arguments[0].toUpperCase(Locale.ROOT));
        }
    }

    /** Takes {@code quick} or {@code short}; without either it runs in full. */
    public static void main(String[] arguments) throws RunnerException {
        Length length = Length.of(arguments);
        List<RunResult> results = new ArrayList<>();
        results.addAll(new Runner(matching(length, GeneratedBook.MIXED, "10", "100", "1000", "10000")
                        .build())
                .run());
        results.addAll(new Runner(matching(length, GeneratedBook.WITHOUT_EQUALITIES, "1000", "10000")
                        .build())
                .run());
        results.addAll(new Runner(options(length)
                        .include(ReadingReports.class.getName())
                        .include(ShippedBook.class.getName())
                        .include(CompilingBook.class.getName())
                        .build())
                .run());
        System.out.println(new ResultTable(new Figures(results)).markdown());
    }

    private static ChainedOptionsBuilder matching(Length length, GeneratedBook book, String... sizes) {
        return options(length)
                .include(Matching.class.getName())
                .param("book", book.name())
                .param("policies", length == Length.QUICK ? new String[] {sizes[0]} : sizes);
    }

    private static ChainedOptionsBuilder options(Length length) {
        // Compile in the foreground: on a busy machine the compiler would else run only after the warm-up.
        return new OptionsBuilder()
                .jvmArgsAppend("-XX:-BackgroundCompilation")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(length.warmups)
                .warmupTime(TimeValue.milliseconds(length.millis))
                .measurementIterations(length.measurements)
                .measurementTime(TimeValue.milliseconds(length.millis));
    }
}
