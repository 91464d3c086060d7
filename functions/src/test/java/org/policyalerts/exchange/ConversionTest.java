package org.policyalerts.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.exchange.Conversion.Converted;

/** Several files may hold one incident, each in a version of its own. */
class ConversionTest {

    @ParameterizedTest
    @CsvSource({"1 red, 2 green, second", "2 green, 1 red, first", "1 green, 1 red, second", "1 red, 1 green, second"})
    void theNewerVersionIsKeptWithTheStricterLabel(String first, String second, String kept) {
        Conversion conversion = new Conversion();
        conversion.add(version(first, "first"));
        conversion.add(version(second, "second"));

        assertThat(conversion.reports()).singleElement().satisfies(one -> assertThat(one.report())
                .containsEntry("tlp", "red")
                .containsEntry("title", kept));
    }

    private static Converted version(String momentAndLabel, String title) {
        String[] parts = momentAndLabel.split(" ", -1);
        return new Converted("a", parts[0], Map.of("reference", "R", "tlp", parts[1], "title", title));
    }
}
