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

/** A thousand ways in which things can happen at once; a seed that fails gives the same way again. */
class InterleavingTest {

    private static Map<String, String> expected = Map.of();

    @BeforeAll
    static void runOneAfterTheOther() {
        expected = standing(new Crowd(0, 0).run());
    }

    @ParameterizedTest(name = "{0} seeds, a fault in one of {1} calls")
    @CsvSource({"500, 0", "500, 150"})
    void thePromiseIsKeptInWhateverOrderThingsHappen(long seeds, int faultOneIn) {
        List<String> broken = LongStream.rangeClosed(1, seeds)
                .parallel()
                .mapToObj(seed -> broken(seed, faultOneIn))
                .flatMap(Optional::stream)
                .toList();

        System.out.println("Interleavings tried: " + seeds + ", a fault in one of " + faultOneIn + " calls");
        assertThat(broken).as("of %s seeds", seeds).isEmpty();
    }

    private static Optional<String> broken(long seed, int faultOneIn) {
        try {
            Remains remains = new Crowd(seed, faultOneIn).run();
            Promise.isKeptBy(remains);
            assertThat(standing(remains)).as("alerts and their states").isEqualTo(expected);
            return Optional.empty();
        } catch (AssertionError | RuntimeException notKept) {
            return Optional.of("seed " + seed + ": " + notKept);
        }
    }

    /** The alerts that stand at the end, with their states; how they came to stand is another matter in every run. */
    private static Map<String, String> standing(Remains remains) {
        Map<String, String> standing = new TreeMap<>();
        Image.of(remains).forEach((key, item) -> {
            String state = String.valueOf(item.get("state"));
            if ("alert".equals(item.get("type"))
                    && List.of("open", "acknowledged").contains(state)) {
                standing.put(key, state);
            }
        });
        return standing;
    }
}
