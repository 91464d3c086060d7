package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {

    @ParameterizedTest
    @CsvSource({
        "abc, 3",
        "Атака, 5",
        "می\u200Cخواهم, 7",
        "e\u0301, 1",
        "攻撃, 4",
        "🔥, 2",
        "⚡, 2",
        "👩\u200D👩\u200D👧, 6",
        "🇦🇱, 4",
    })
    void countsColumnsAsTheMostGenerousTerminal(String text, int columns) {
        assertThat(PlainText.width(text)).isEqualTo(columns);
    }

    @ParameterizedTest
    @CsvSource({
        // The last character that fits whole is kept whole.
        "ae\u0301e\u0301e\u0301e\u0301, 4, a...",
        "👍🏽👍🏽👍🏽, 8, 👍🏽...",
        "👩\u200D👩\u200D👧👩\u200D👩\u200D👧👩\u200D👩\u200D👧, 11, 👩\u200D👩\u200D👧...",
        "🇦🇱🇦🇱🇦🇱, 8, 🇦🇱...",
        "𝄞𝄞𝄞𝄞𝄞, 4, 𝄞...",
    })
    void neverCutsInsideACharacter(String text, int columns, String expected) {
        assertThat(PlainText.shorten(text, columns)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"👩\u200D", "e\u0301", "攻", "x", "🔥", "مجلس", "a "})
    void threeHundredCodePointsOfAnythingWrapWithinTheColumnsAndLoseNothing(String part) {
        String text = PlainText.clean(part.repeat(300).substring(0, 300));

        List<String> lines = PlainText.wrap(" * ", "   ", text);

        assertThat(lines).allSatisfy(line -> assertThat(PlainText.width(line)).isLessThanOrEqualTo(78));
        assertThat(String.join("", lines).replaceAll("[ *]", "")).isEqualTo(text.replace(" ", ""));
    }

    @Test
    void aPileOfMarksIsTakenOffItsLetter() {
        assertThat(PlainText.clean("Z" + "\u0335".repeat(40) + "algo")).isEqualTo("Z" + "\u0335".repeat(4) + "algo");
    }

    @Test
    void aListNamesWhatFitsAndCountsTheRest() {
        List<String> names = List.of("Ministry", "Assembly", "Airline");

        assertThat(PlainText.listed(names, ", ", 40)).isEqualTo("Ministry, Assembly, Airline");
        assertThat(PlainText.listed(names, ", ", 20)).isEqualTo("Ministry and 2 more");
        assertThat(PlainText.listed(names, ", ", 16)).isEqualTo("Mi... and 2 more");
    }
}
