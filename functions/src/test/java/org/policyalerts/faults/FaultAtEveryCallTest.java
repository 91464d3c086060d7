package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.policyalerts.faults.Fault.Kind;

/** The seed scenario once for each of its calls to AWS and each way in which that call can go wrong. */
class FaultAtEveryCallTest {

    private static List<Calls.Call> calls = List.of();
    private static Map<String, Map<String, Object>> expected = Map.of();

    @BeforeAll
    static void runUndisturbed() {
        SeedScenario.Outcome outcome = SeedScenario.run(Optional.empty());
        Promise.isKeptBy(outcome);
        calls = outcome.world().calls.made();
        expected = EndState.of(outcome);
    }

    @Test
    void thePromiseIsKeptWhateverGoesWrongInOnePlace(TestReporter reporter) {
        List<Fault> faults = faults();

        List<String> broken = faults.parallelStream()
                .map(FaultAtEveryCallTest::broken)
                .flatMap(Optional::stream)
                .toList();

        reporter.publishEntry("runs with a fault", faults.size() + " at " + calls.size() + " calls");
        assertThat(broken).as("of %s runs", faults.size()).isEmpty();
        assertThat(faults).hasSizeGreaterThan(1_500);
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int call = 0; call < calls.size(); call++) {
            for (Kind kind : Kind.values()) {
                if (kind != Kind.REPEATED_BY_THE_SDK || calls.get(call).isRepeatable()) {
                    faults.add(new Fault(call, kind));
                }
            }
        }
        return faults;
    }

    /** What is wrong after a run, in words. */
    private static Optional<String> broken(Fault fault) {
        try {
            SeedScenario.Outcome outcome = SeedScenario.run(Optional.of(fault));
            Promise.isKeptBy(outcome);
            return difference(EndState.of(outcome)).map(text -> name(fault) + ": " + text);
        } catch (AssertionError | RuntimeException notKept) {
            return Optional.of(name(fault) + ": " + notKept);
        }
    }

    private static String name(Fault fault) {
        return fault.kind() + " at call " + fault.call() + " ("
                + calls.get(fault.call()).what() + ")";
    }

    private static Optional<String> difference(Map<String, Map<String, Object>> end) {
        if (end.equals(expected)) {
            return Optional.empty();
        }
        return Optional.of(Stream.concat(expected.keySet().stream(), end.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(expected.get(key), end.get(key)))
                .map(key -> key + " should be " + expected.get(key) + " but is " + end.get(key))
                .collect(Collectors.joining("\n  ")));
    }
}
