package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyalerts.faults.Fault.Kind;
import org.policyalerts.faults.Line.Call;
import org.policyalerts.faults.SeedScenario.State;

/**
 * The seed scenario once for each of its calls to AWS and each way in which that call can go wrong.
 *
 * <p>A run starts before the step in which its call is made. It ends when a step leaves exactly what the undisturbed
 * run left: a process knows nothing but what lies in the table, so the rest would be the same.
 * {@code -Dfaults.whole=true} goes on to the last step.
 */
class FaultAtEveryCallTest {

    private static final boolean IS_WHOLE = Boolean.getBoolean("faults.whole");

    /** The undisturbed run: before each step, and after the last one. */
    private static final List<Mark> MARKS = new ArrayList<>();

    private static List<Call> calls = List.of();

    /** A point between two steps of the undisturbed run. */
    private record Mark(State state, int callsBefore, Map<String, Map<String, Object>> image, Set<String> digests) {

        /** A digest more may have been due while something had failed, never one less: whoever waits is told. */
        boolean isLike(Remains remains) {
            Map<String, String> told = remains.digests();
            return image.equals(Image.of(remains))
                    && told.keySet().containsAll(digests)
                    && told.values().stream().allMatch("sent"::equals);
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
        MARKS.add(new Mark(
                copy,
                callsBefore,
                Image.of(state.remains()),
                state.remains().digests().keySet()));
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
            return run(fault).map(difference -> name(fault) + ": " + difference);
        } catch (AssertionError | RuntimeException notKept) {
            return Optional.of(name(fault) + ": " + notKept);
        }
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
        Promise.isKeptBy(state.remains());
        assertThat(state.world().parked()).as("parked stream records").isEmpty();
        return isLikeUndisturbed ? Optional.empty() : Optional.of(difference(state.remains()));
    }

    private static String name(Fault fault) {
        return "%s at call %d (%s)"
                .formatted(fault.kind(), fault.call(), calls.get(fault.call()).what());
    }

    private static String difference(Remains remains) {
        Mark last = MARKS.get(MARKS.size() - 1);
        Map<String, Map<String, Object>> image = Image.of(remains);
        String items = Stream.concat(last.image().keySet().stream(), image.keySet().stream())
                .distinct()
                .filter(key -> !Objects.equals(last.image().get(key), image.get(key)))
                .map(key -> key + " should be " + last.image().get(key) + " but is " + image.get(key))
                .collect(Collectors.joining("\n  "));
        return items.isEmpty() ? "digests " + last.digests() + " became " + remains.digests() : items;
    }
}
