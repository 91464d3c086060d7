package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

    @ParameterizedTest(name = "U+{0}")
    @ValueSource(
            strings = {
                "0000", "0009", "000A", "001E", "0020", "007F", "0085", "00A0", "1680", "2003", "2028", "3000", "FEFF"
            })
    void spacesAndControlCharactersSayNothing(String hex) {
        String character = Character.toString(Integer.parseInt(hex, 16));

        assertThat(VisibleText.isIn(character.repeat(3))).isFalse();
        assertThat(VisibleText.isIn(character + "." + character)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", ".", "\u062A", "\uD83D\uDE0D", "\u0301"})
    void everythingElseSaysSomething(String text) {
        assertThat(VisibleText.isIn(text)).isTrue();
    }
}
