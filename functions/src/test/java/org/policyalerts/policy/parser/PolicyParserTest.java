package org.policyalerts.policy.parser;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where the reader's limits lie, to the byte and to the digit. */
class PolicyParserTest {

    @ParameterizedTest(name = "{0} more than it may have: read {1}")
    @CsvSource({"0, true", "1, false"})
    void readsAFileUpToItsLimit(int more, boolean isRead) {
        String start = "id: gap\n#";
        PolicySource source =
                new PolicySource("gap.yaml", start + "x".repeat(PolicyParser.MOST_BYTES - start.length() + more));

        assertThat(PolicyParser.read(source, new PolicyProblems(source))).matches(read -> read.isPresent() == isRead);
    }

    @Test
    void keepsEveryDigitOfANumber() {
        PolicySource source = new PolicySource("gap.yaml", "{a: 999999999999999999, b: 1000000000000000000}");
        PolicyProblems problems = new PolicyProblems(source);

        assertThat(PolicyParser.read(source, problems).orElseThrow().root().plain())
                .isEqualTo(Map.of("a", 999_999_999_999_999_999L, "b", new BigDecimal("1000000000000000000")));
    }

    @ParameterizedTest(name = "{0} letters: cut {1}")
    @CsvSource({"160, false", "161, true"})
    void showsALineThatFitsAsItIs(int letters, boolean isCut) {
        PolicySource source = new PolicySource("gap.yaml", "x".repeat(letters));
        PolicyProblems problems = new PolicyProblems(source);
        problems.add(new SourceNode.Mark(1, 1), "wrong");

        assertThat(problems.inOrder().get(0).text()).isEqualTo("x".repeat(160) + (isCut ? "…" : ""));
    }
}
