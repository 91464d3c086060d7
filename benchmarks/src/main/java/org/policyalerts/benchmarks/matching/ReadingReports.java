package org.policyalerts.benchmarks.matching;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.policyalerts.benchmarks.GeneratedReports;
import org.policyalerts.benchmarks.engine.FlatReport;
import org.policyalerts.benchmarks.engine.PolicyAlertsEngine;
import org.policyalerts.incident.validation.ReportReader;
import org.policyalerts.incident.validation.ReportReading;

/** Reading the bytes of one report, which comes before all matching. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingReports {

    private static final JsonFactory JACKSON = new JsonFactory();

    private final List<byte[]> reports = GeneratedReports.ofCount(RoundRobin.REPORTS);
    private final RoundRobin next = new RoundRobin();
    private final ReportReader reader = new ReportReader(ZoneId.of("Europe/Tirane"));

    /** Only the tokens, and nothing is kept: the least work that an engine has. */
    @Benchmark
    public int tokens(CpuTime time) throws IOException {
        time.calls++;
        int tokens = 0;
        try (JsonParser parser = JACKSON.createParser(bytes())) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return tokens;
    }

    /** The variables for the expression engines. */
    @Benchmark
    public Map<String, Object> variables(CpuTime time) {
        time.calls++;
        return FlatReport.read(bytes()).variables();
    }

    /** The whole tree, read as strictly as the API reads it. */
    @Benchmark
    public Map<String, Object> tree(CpuTime time) {
        time.calls++;
        return PolicyAlertsEngine.read(bytes());
    }

    /** The tree and its validation against the whole model, as at intake. */
    @Benchmark
    public ReportReading checkedReport(CpuTime time) {
        time.calls++;
        return reader.read(PolicyAlertsEngine.read(bytes()));
    }

    private byte[] bytes() {
        return reports.get(next.index());
    }
}
