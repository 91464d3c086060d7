package org.policyalerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one can still look over; the sizes of files and methods are in {@code config/checkstyle.xml}. */
class SizesTest {

    private static final int MOST_TYPES_IN_A_ROOM = 24;
    private static final int MOST_PUBLIC_PERCENT = 60;
    private static final Pattern PUBLIC =
            Pattern.compile("(?m)^public (?:(?:abstract|final|sealed) )*(?:class|record|interface|enum) ");

    @ParameterizedTest
    @FieldSource("org.policyalerts.SourceTree#MODULES")
    void aRoomHoldsNoMoreThanOneCanLookOver(String module) {
        Map<Path, Long> rooms = SourceTree.mainTypes(module).stream()
                .collect(Collectors.groupingBy(
                        type -> SourceTree.ROOT.relativize(type).getParent(), Collectors.counting()));

        assertThat(rooms).isNotEmpty();
        rooms.values().removeIf(types -> types <= MOST_TYPES_IN_A_ROOM);
        assertThat(rooms).isEmpty();
    }

    /** Benchmarks are left out: JMH wants its classes public. */
    @ParameterizedTest
    @ValueSource(strings = {"functions", "infra/local"})
    void mostOfWhatAModuleHoldsConcernsOneRoomOnly(String module) {
        List<Path> types = SourceTree.mainTypes(module);
        long open = types.stream()
                .filter(type -> PUBLIC.matcher(SourceTree.read(type)).find())
                .count();

        assertThat(open).isPositive();
        assertThat(open * 100.0 / types.size())
                .as("percent of the types in %s that are public: %s of %s", module, open, types.size())
                .isLessThanOrEqualTo(MOST_PUBLIC_PERCENT);
    }
}
