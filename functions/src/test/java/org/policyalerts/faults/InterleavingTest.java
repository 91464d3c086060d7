package org.policyalerts.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.dynamodb.audience.AudienceItem;

/**
 * Hundreds of ways in which things can happen at once, with {@code -Dfaults.whole=true} five times as many; a seed that
 * fails gives the same way again.
 */
class InterleavingTest {

    private static final int TIMES = Boolean.getBoolean("faults.whole") ? 5 : 1;

    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void runOneAfterTheOther() {
        expected = standing(new Crowd(0, 0).run());
    }

    @ParameterizedTest(name = "{0} seeds, a fault in one of {1} calls")
    @CsvSource({"100, 0", "200, 150"})
    void thePromiseIsKeptInWhateverOrderThingsHappen(long seeds, int faultOneIn) {
        List<String> broken = LongStream.rangeClosed(1, seeds * TIMES)
                .parallel()
                .mapToObj(seed -> broken(seed, faultOneIn))
                .flatMap(Optional::stream)
                .toList();

        System.out.println("Interleavings tried: " + seeds * TIMES + ", a fault in one of " + faultOneIn + " calls");
        assertThat(broken).as("of %s seeds", seeds * TIMES).isEmpty();
    }

    private static Optional<String> broken(long seed, int faultOneIn) {
        try {
            Crowd crowd = new Crowd(seed, faultOneIn);
            Remains remains = crowd.run();
            Promise.isKeptBy(remains);
            assertThat(crowd.winners())
                    .as("acts that stand of two different ones on one task")
                    .isOne();
            assertThat(standing(remains)).as("alerts, tasks and their states").isEqualTo(expected);
            return Optional.empty();
        } catch (AssertionError | RuntimeException notKept) {
            return Optional.of("seed " + seed + ": " + notKept);
        }
    }

    /** What stands at the end; how it came to stand is another matter in every run. */
    private static Map<String, String> standing(Remains remains) {
        Map<String, String> standing = new TreeMap<>();
        Image.of(remains).forEach((key, item) -> {
            if ("alert".equals(item.get("type")) && "open".equals(item.get("state"))) {
                standing.put(key, "open");
            }
        });
        for (Map<String, Object> item : remains.items(AudienceItem.PREFIX)) {
            AudienceState state = AudienceItem.toState(item);
            state.tasks().stream()
                    .filter(task -> task.state().isUnfinished() || task.state().isClosedByOwner())
                    .forEach(task -> standing.put(
                            remains.reference(state.incident()) + " " + state.recipient() + " " + task.policy() + " "
                                    + task.step().key(),
                            task.state().isClosedByOwner()
                                    ? "closed"
                                    : task.state().text()));
        }
        return standing;
    }
}
