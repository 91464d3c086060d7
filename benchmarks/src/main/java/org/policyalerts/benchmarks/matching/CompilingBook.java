package org.policyalerts.benchmarks.matching;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.policyalerts.benchmarks.GeneratedBook;
import org.policyalerts.benchmarks.engine.PolicyAlertsEngine;
import org.policyalerts.benchmarks.engine.PolicyFile;
import org.policyalerts.policy.book.CheckedPolicy;
import org.policyalerts.policy.checker.PolicyReader;
import org.policyalerts.policy.engine.CompiledBook;
import org.policyalerts.policy.parser.PolicySource;

/** A book of 1000 policies made ready, in a warm JVM. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class CompilingBook {

    private static final int SIZE = 1000;

    private final List<PolicySource> texts = PolicyFile.of(GeneratedBook.MIXED.ofSize(SIZE));
    private final List<CheckedPolicy> checked = PolicyReader.read(texts).orThrow();

    /** From the text of the policy files to checked policies. */
    @Benchmark
    public List<CheckedPolicy> readFiles(CpuTime time) {
        time.calls++;
        return PolicyReader.read(texts).orThrow();
    }

    /** From checked policies to the index. */
    @Benchmark
    public CompiledBook compile(CpuTime time) {
        time.calls++;
        return CompiledBook.compile(checked, PolicyAlertsEngine.SETTINGS);
    }
}
