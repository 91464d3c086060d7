package org.policyalerts.benchmarks.matching;

import java.util.HashSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.GeneratedPolicy;
import org.policyalerts.benchmarks.GeneratedReports;
import org.policyalerts.benchmarks.engine.Contender;
import org.policyalerts.benchmarks.engine.MatchingEngine;

/** One report, from its bytes to the ids of the policies it matches. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Matching {

    @Param({"10", "100", "1000", "10000"})
    public int policies;

    @Param
    public Contender engine = Contender.POLICY_ALERTS;

    @Param
    public GeneratedBook book = GeneratedBook.MIXED;

    private final List<byte[]> reports = GeneratedReports.ofCount(RoundRobin.REPORTS);
    private final RoundRobin next = new RoundRobin();
    private MatchingEngine compiled = report -> List.of();

    /** Compiles the book, and refuses to measure an engine that matches other policies than the plain loop. */
    @Setup
    public void compile() {
        List<GeneratedPolicy> generated = book.ofSize(policies);
        compiled = engine.compile(generated);
        MatchingEngine reference = Contender.PLAIN_LOOP.compile(generated);
        for (byte[] report : reports) {
            if (!new HashSet<>(compiled.match(report)).equals(new HashSet<>(reference.match(report)))) {
                throw new IllegalStateException(engine.title() + " matches other policies than the plain loop");
            }
        }
    }

    @Benchmark
    public List<String> match(CpuTime time) {
        time.calls++;
        return compiled.match(reports.get(next.index()));
    }
}
