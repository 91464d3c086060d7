package org.policyalerts.benchmarks.matching;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.engine.Contender;

/** The results of one run: processor time in microseconds and bytes allocated, each for one call. */
final class Figures {

    private final Map<String, Double> micros = new HashMap<>();
    private final Map<String, Double> bytes = new HashMap<>();

    Figures(Collection<RunResult> results) {
        for (RunResult result : results) {
            String key = key(result.getParams());
            double[] iterations = result.getBenchmarkResults().stream()
                    .flatMap(fork -> fork.getIterationResults().stream())
                    .mapToDouble(Figures::microsOf)
                    .sorted()
                    .toArray();
            micros.put(key, iterations[iterations.length / 2]);
            Optional.ofNullable(result.getSecondaryResults().get("gc.alloc.rate.norm"))
                    .ifPresent(allocated -> bytes.put(key, allocated.getScore()));
        }
    }

    /** The median iteration of matching; empty if it was not measured. */
    Optional<Double> matching(Contender engine, GeneratedBook book, int policies) {
        return Optional.ofNullable(micros.get(matchingKey(engine, book, policies)));
    }

    /** What matching allocates. */
    Optional<Double> matchingBytes(Contender engine, GeneratedBook book, int policies) {
        return Optional.ofNullable(bytes.get(matchingKey(engine, book, policies)));
    }

    /** The median iteration of another benchmark, named {@code Class.method}. */
    Optional<Double> of(String benchmark) {
        return Optional.ofNullable(micros.get(benchmark));
    }

    private static String matchingKey(Contender engine, GeneratedBook book, int policies) {
        return String.format(Locale.ROOT, "Matching.match/%s/%s/%d", engine.name(), book.name(), policies);
    }

    private static String key(BenchmarkParams params) {
        String[] names = params.getBenchmark().split("\\.", -1);
        String benchmark = names[names.length - 2] + "." + names[names.length - 1];
        return params.getParamsKeys().contains("engine")
                ? benchmark + "/" + params.getParam("engine") + "/" + params.getParam("book") + "/"
                        + params.getParam("policies")
                : benchmark;
    }

    private static double microsOf(IterationResult iteration) {
        return score(iteration, "cpuNanos") / score(iteration, "calls") / 1000;
    }

    private static double score(IterationResult iteration, String counter) {
        Result<?> result = iteration.getSecondaryResults().get(counter);
        if (result == null) {
            throw new IllegalStateException("the benchmark did not count " + counter);
        }
        return result.getScore();
    }
}
