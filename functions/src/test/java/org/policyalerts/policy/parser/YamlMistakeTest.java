package org.policyalerts.policy.parser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What people type who do not know YAML, and the remedy that they read, at the place where it is needed. */
class YamlMistakeTest {

    private static final String SOUND = """
            id: gap
            severity: high
            when:
              - targets: {sector: banking}
              - impact.scope: "known"
            why: People ask
            """;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "  - impact",
                        "    - impact",
                        "5:5: out of line: ",
                        "begins in column 5 and line 4 in column 3"),
                arguments("  - impact", " - impact", "5:2: out of line: ", "begins in column 2 and line 4 in column 3"),
                arguments("severity", " severity", "2:2: this key belongs further left", "line above is not finished"),
                arguments("severity: ", "severity:", "2:1: a blank is missing", "behind the colon"),
                arguments("severity: ", "severity:\u00a0", "2:10: a no-break space", "type a blank"),
                arguments("  - targets", "\u00a0\u00a0- targets", "4:1: a no-break space", "type a blank"),
                arguments("severity: ", "severity:\t", "2:10: a tab", "type a blank"),
                arguments("  - impact", "  – impact", "5:3: an entry of a list", "a hyphen and a blank"),
                arguments("  - impact", "  -impact", "5:3: an entry of a list", "a hyphen and a blank"),
                arguments("\"known\"", "\"known", "5:19: the quotes that begin here", "do not end"),
                arguments("banking}", "banking", "4:14: what begins here has no end", "} or ] is missing"),
                arguments("People ask\n", "[People", "6:6: what begins here has no end", "} or ] is missing"),
                arguments("banking}", "bank #1}", "4:28: '#' begins a comment", "in quotes"),
                arguments("banking}", "'bank's'}", "4:29: the quotes have ended", "double quotes"),
                arguments("banking}", "the bank: ours}", "4:31: a colon inside a text", "in quotes"),
                arguments("\"known\"", "\"known\" or \"partial\"", "5:27: the quotes have ended", "[yes, unknown]"),
                arguments("\"known\"", "> 1000", "5:19: a text cannot begin so", "{above: 1000}"),
                arguments("People", "Note: people", "6:10: a colon inside a text", "in quotes"),
                arguments("People", "@people", "6:6: a text cannot begin with @", "in quotes"),
                arguments("People", "**People**", "6:6: a text cannot begin with *", "in quotes"),
                arguments("why: People", "People", "6:1: no key with a colon", "begins with blanks"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void namesTheRemedyAtItsPlace(String right, String typed, String start, String remedy) {
        assertThat(SOUND).contains(right);
        PolicySource source = new PolicySource("gap.yaml", SOUND.replace(right, typed));
        PolicyProblems problems = new PolicyProblems(source);

        assertThat(PolicyParser.read(source, problems)).isEmpty();
        assertThat(problems.inOrder()).singleElement().satisfies(problem -> assertThat(
                        problem.line() + ":" + problem.column() + ": " + problem.message())
                .startsWith(start)
                .contains(remedy));
    }
}
