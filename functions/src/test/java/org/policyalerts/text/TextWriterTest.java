package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextWriterTest {

    private final TextWriter writer = new TextWriter();

    @ParameterizedTest(name = "{0} times {1}: {2}")
    @CsvSource({"x, 78, 78", "x, 79, 75", "字, 39, 39", "字, 40, 37"})
    void cutsALineThatIsWiderThanTheMedium(String letter, int times, int told) {
        writer.line(letter.repeat(times));

        assertThat(writer.text()).isEqualTo(letter.repeat(told) + (told == times ? "" : "...") + "\n");
    }

    @Test
    void wrapsAParagraphThatIsWiderThanTheMediumBelowItsMark() {
        writer.paragraph(" * ", "x".repeat(70) + " four");
        writer.paragraph(" * ", "x".repeat(70) + " fifth");

        assertThat(writer.text()).isEqualTo(" * %1$s four%n * %1$s%n   fifth%n".formatted("x".repeat(70)));
    }

    @Test
    void keepsLineBreaksOfForeignTextOutOfAParagraph() {
        writer.prose("one\ntwo\u202E");

        assertThat(writer.text()).isEqualTo("   one two\n");
    }

    @Test
    void setsAHeadingApart() {
        writer.line("before");
        writer.heading("DO");
        writer.prose("after");

        assertThat(writer.text()).isEqualTo("before\n\nDO\n   after\n");
    }
}
