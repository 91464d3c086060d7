package org.policyalerts.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks once, in about a quarter of an hour on a quiet machine, and prints what came out as Markdown. */
public final class BenchmarkTable {

    private BenchmarkTable() {}

    /** {@code quick} takes a minute or two, to see that all of it runs; its figures mean nothing. */
    public static void main(String[] arguments) throws RunnerException {
        boolean isQuick = Arrays.asList(arguments).contains("quick");
        List<RunResult> results = new ArrayList<>();
        results.addAll(new Runner(matching(isQuick, GeneratedBook.MIXED, "10", "100", "1000", "10000")
                        .build())
                .run());
        results.addAll(new Runner(matching(isQuick, GeneratedBook.WITHOUT_EQUALITIES, "1000", "10000")
                        .build())
                .run());
        results.addAll(new Runner(options(isQuick)
                        .include(ReadingReports.class.getName())
                        .include(ShippedBook.class.getName())
                        .include(CompilingBook.class.getName())
                        .build())
                .run());
        System.out.println(new ResultTable(new Figures(results)).markdown());
    }

    private static ChainedOptionsBuilder matching(boolean isQuick, GeneratedBook book, String... sizes) {
        return options(isQuick)
                .include(Matching.class.getName())
                .param("book", book.name())
                .param("policies", isQuick ? new String[] {sizes[0]} : sizes);
    }

    private static ChainedOptionsBuilder options(boolean isQuick) {
        // In the foreground, or on a busy machine the compiler gets its turn only after the warm-up.
        return new OptionsBuilder()
                .jvmArgsAppend("-XX:-BackgroundCompilation")
                .addProfiler(GCProfiler.class)
                .forks(1)
                .warmupIterations(isQuick ? 1 : 4)
                .warmupTime(isQuick ? TimeValue.milliseconds(100) : TimeValue.seconds(1))
                .measurementIterations(isQuick ? 1 : 5)
                .measurementTime(isQuick ? TimeValue.milliseconds(100) : TimeValue.milliseconds(700));
    }
}
