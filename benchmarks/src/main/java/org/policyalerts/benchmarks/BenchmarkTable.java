package org.policyalerts.benchmarks;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks once, in about a quarter of an hour, and prints what came out as Markdown. */
public final class BenchmarkTable {

    private BenchmarkTable() {}

    public static void main(String[] arguments) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(arguments.length > 0 ? arguments[0] : ".*")
                .forks(1)
                .warmupIterations(3)
                .warmupTime(TimeValue.seconds(1))
                .measurementIterations(5)
                .measurementTime(TimeValue.seconds(1))
                .build();
        new Runner(options).run();
    }
}
