package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyalerts.faults.Fault.Kind;
import org.policyalerts.faults.Line.Call;
import org.policyalerts.faults.SeedScenario.State;

/**
 * The seed scenario once for each of its calls to AWS and each way in which that call can go wrong; of reads, once for
 * every other one.
 *
 * <p>A run starts before the step in which its call is made. It ends when a step leaves exactly what the undisturbed
 * run left: a process knows nothing but what lies in the table, so the rest would be the same.
 * {@code -Dfaults.whole=true} goes on to the last step.
 */
class FaultAtEveryCallTest {

    private static final boolean IS_WHOLE = Boolean.getBoolean("faults.whole");

    private static final int MOST_TOLD = 2_000;

    /** The undisturbed run: before each step, and after the last one. */
    private static final List<Mark> MARKS = new ArrayList<>();

    private static final List<Kind> OF_READS = List.of(Kind.REFUSED, Kind.THROTTLED_THREE_TIMES, Kind.DEAD_BEFORE);

    private static List<Call> calls = List.of();

    /** A point between two steps of the undisturbed run. */
    private record Mark(State state, int callsBefore, Map<String, Map<String, Object>> image) {

        boolean isLike(Remains remains) {
            return remains.areAllSent() && image.equals(Image.of(remains));
        }
    }

    @BeforeAll
    static void runUndisturbed() {
        State state = SeedScenario.beginning();
        mark(state);
        while (!state.isOver()) {
            state = SeedScenario.next(state);
            mark(state);
        }
        Promise.isKeptBy(state.remains());
        assertThat(state.world().parked()).as("parked stream records").isEmpty();
        assertThat(state.remains().attributions())
                .as("the schedule set a case dormant")
                .contains("dormant");
        assertThat(state.remains().digests()).as("digests").isNotEmpty();
        calls = state.world().calls.made();
    }

    private static void mark(State state) {
        int callsBefore = state.world().calls.made().size();
        State copy = state.copy(new Calls(callsBefore, Optional.empty()));
        MARKS.add(new Mark(copy, callsBefore, Image.of(state.remains())));
    }

    @Test
    void thePromiseIsKeptWhateverGoesWrongInOnePlace() {
        List<Fault> faults = faults();

        List<String> broken = faults.parallelStream()
                .map(FaultAtEveryCallTest::broken)
                .flatMap(Optional::stream)
                .toList();

        System.out.println("Runs with a fault: " + faults.size() + " at " + calls.size() + " calls");
        assertThat(broken).as("of %s runs", faults.size()).isEmpty();
        assertThat(faults).hasSizeGreaterThan(1_500);
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        for (int call = 0; call < calls.size(); call++) {
            for (Kind kind : kinds(call)) {
                faults.add(new Fault(call, kind));
            }
        }
        return faults;
    }

    /**
     * A read that was done leaves no more than one that was not, and there are many alike: every other one fails, each
     * in another way than the one before.
     */
    private static List<Kind> kinds(int call) {
        if (calls.get(call).isRead()) {
            return call % 2 == 0 ? List.of(OF_READS.get(call / 2 % OF_READS.size())) : List.of();
        }
        return Stream.of(Kind.values())
                .filter(kind ->
                        kind != Kind.REPEATED_BY_THE_SDK || calls.get(call).isRepeatable())
                .toList();
    }

    /** What is wrong after a run, in words. */
    private static Optional<String> broken(Fault fault) {
        try {
            return run(fault).map(difference -> name(fault) + ": " + cut(difference));
        } catch (AssertionError | RuntimeException notKept) {
            return Optional.of(name(fault) + ": " + cut(notKept.toString()));
        }
    }

    /** The whole of thousands of differences is more than a report of tests can hold, and nobody is told of it then. */
    private static String cut(String text) {
        return text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + " …";
    }

    private static Optional<String> run(Fault fault) {
        Mark start = MARKS.stream()
                .filter(mark -> mark.callsBefore() <= fault.call())
                .reduce((earlier, later) -> later)
                .orElseThrow();
        State state = start.state().copy(new Calls(start.callsBefore(), Optional.of(fault)));
        boolean isLikeUndisturbed = false;
        while (!state.isOver() && (IS_WHOLE || !isLikeUndisturbed)) {
            state = SeedScenario.next(state);
            isLikeUndisturbed = MARKS.get(state.stepsDone()).isLike(state.remains());
        }
        if (state.isOver()) {
            Promise.isKeptBy(state.remains());
        } else {
            Promise.isKeptSoFarBy(state.remains());
        }
        assertThat(state.world().parked()).as("parked stream records").isEmpty();
        return isLikeUndisturbed ? Optional.empty() : Optional.of(difference(state.remains()));
    }

    private static String name(Fault fault) {
        return "%s at call %d (%s)"
                .formatted(fault.kind(), fault.call(), calls.get(fault.call()).what());
    }

    private static String difference(Remains remains) {
        Mark last = MARKS.get(MARKS.size() - 1);
        List<String> differences = new ArrayList<>();
        compare("", last.image(), Image.of(remains), differences);
        return String.join("\n  ", differences);
    }

    private static void compare(
            String path, @Nullable Object expected, @Nullable Object found, List<String> differences) {
        if (expected instanceof Map<?, ?> one && found instanceof Map<?, ?> other) {
            Stream.concat(one.keySet().stream(), other.keySet().stream())
                    .distinct()
                    .forEach(key -> compare(path + "/" + key, one.get(key), other.get(key), differences));
        } else if (!Objects.equals(expected, found)) {
            differences.add(path + " should be " + expected + " but is " + found);
        }
    }
}
