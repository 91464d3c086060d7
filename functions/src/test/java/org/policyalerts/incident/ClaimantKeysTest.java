package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClaimantKeysTest {

    private final ClaimantKeys keys = new ClaimantKeys(Map.of("hj", "homelandjustice"));

    @ParameterizedTest
    @CsvSource({
        "Homeland Justice, homelandjustice",
        "HOMELAND-JUSTICE!, homelandjustice",
        "Ｈｏｍｅｌａｎｄ Justice, homelandjustice",
        "H.J., homelandjustice",
        "Ndërmarrja №1, ndërmarrjano1",
        "???, ???",
    })
    void foldsWhatDoesNotTellNamesApart(String name, String key) {
        assertThat(keys.keyOf(name)).isEqualTo(key);
    }

    @Test
    void keepsLookAlikesOfAnotherScriptApart() {
        assertThat(keys.keyOf("Hоmeland Justice")).isNotEqualTo(keys.keyOf("Homeland Justice"));
    }

    @Test
    void keepsLongNamesShortDistinctAndStable() {
        String one = keys.keyOf("\uFDFA".repeat(300));
        String other = keys.keyOf("\uFDFA".repeat(300) + "x");

        assertThat(one).hasSizeLessThanOrEqualTo(160).isNotEqualTo(other);
        assertThat(keys.keyOf(one)).isEqualTo(one);
        assertThat(keys.keyOf("𐐀".repeat(300))).hasSizeLessThanOrEqualTo(160);
        assertThat(keys.keyOf("x".repeat(160))).isEqualTo("x".repeat(160));
    }
}
