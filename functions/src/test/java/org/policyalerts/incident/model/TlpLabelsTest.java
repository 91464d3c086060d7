package org.policyalerts.incident.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TlpLabelsTest {

    @ParameterizedTest(name = "{0} is stricter than {1}: {2}")
    @CsvSource({
        "red, amber+strict, true",
        "amber+strict, amber, true",
        "amber, green, true",
        "green, clear, true",
        "amber, amber, false",
        "clear, red, false"
    })
    void ordersTheLabels(String label, String than, boolean isStricter) {
        assertThat(TlpLabels.isStricter(label, than)).isEqualTo(isStricter);
    }

    @Test
    void theStrictestOfSeveralIsAtLeastTheOneTheyStartFrom() {
        assertThat(TlpLabels.strictest("green", Stream.of("clear", "amber+strict", "amber")))
                .isEqualTo("amber+strict");
        assertThat(TlpLabels.strictest("green", Stream.of("clear"))).isEqualTo("green");
        assertThat(TlpLabels.strictest("green", Stream.empty())).isEqualTo("green");
    }
}
