package org.policyalerts.benchmarks.matching;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.policyalerts.benchmarks.GeneratedReports;
import org.policyalerts.benchmarks.engine.MatchingEngine;
import org.policyalerts.benchmarks.engine.PolicyAlertsEngine;
import org.policyalerts.policy.book.StoredBook;
import org.policyalerts.policy.engine.CompiledBook;

/**
 * The shipped policies, with our engine only: the other engines have no conditions on history, calendar, single
 * elements or unknown values.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ShippedBook {

    private final List<byte[]> reports = GeneratedReports.ofCount(RoundRobin.REPORTS);
    private final RoundRobin next = new RoundRobin();
    private final CompiledBook book =
            CompiledBook.compile(StoredBook.shipped().policies(), PolicyAlertsEngine.SETTINGS);
    private final MatchingEngine indexed = PolicyAlertsEngine.indexed(book);
    private final MatchingEngine oneByOne = PolicyAlertsEngine.plainLoop(book);

    @Benchmark
    public List<String> policyAlerts(CpuTime time) {
        time.calls++;
        return indexed.match(reports.get(next.index()));
    }

    @Benchmark
    public List<String> plainLoop(CpuTime time) {
        time.calls++;
        return oneByOne.match(reports.get(next.index()));
    }
}
