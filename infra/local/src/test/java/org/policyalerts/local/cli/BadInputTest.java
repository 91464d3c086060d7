package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.files.SamplePolicy;

/** Whatever files policy authors give to the commands, the answer is one clear line and exit code 1. */
class BadInputTest {

    private static final String SOUND = SamplePolicy.text("gap");
    private static final String PARLIAMENT =
            ProjectFolder.find("events/report-parliament.json").toString();

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    static Stream<Arguments> badPolicies() {
        return Stream.of(
                arguments("empty", "", ":1:1: the file is empty"),
                arguments("not YAML", "id: [gap", ":1:5: what begins here has no end"),
                arguments("no mapping", "just words", ":1:1: a policy is a group of keys"),
                arguments("five megabytes", "# much\n".repeat(750_000), ":1:1: the file is larger than 256 KiB"),
                arguments("exploding aliases", "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", ":1:4: anchors (&name)"),
                arguments("tabs", SOUND.replace("  - determination", "\t- determination"), ":7:1: a tab"),
                arguments("a key twice", SOUND.replace("why:", "title: Again\nwhy:"), "'title' is there twice"),
                arguments("a letter beyond ASCII", SOUND.replace("id: gap", "id: gäp"), ":1:5: "));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPolicies")
    void aBadPolicyFileIsNamedWithItsPlace(String name, String text, String problem) throws IOException {
        policy(text);

        for (String[] command : commands()) {
            Terminal shell = new Terminal();
            assertThat(shell.run(command)).as(String.join(" ", command)).isEqualTo(1);
            assertThat(shell.out())
                    .startsWith(folder.resolve("gap.yaml").toString())
                    .contains(problem)
                    .hasSizeLessThan(1_500);
            assertNoStackTrace(shell);
        }
    }

    private String[][] commands() {
        String dir = folder.toString();
        return new String[][] {
            {"policies", "validate", dir},
            {"policies", "test", dir},
            {"policies", "backtest", PARLIAMENT, "--policies", dir},
            {"policies", "backtest", PARLIAMENT, "--against", dir},
            {"explain", PARLIAMENT, "--policies", dir}
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"events/none.json", "\"events/\\0.json\"", "events", "LICENSE", "../../etc/passwd"})
    void aFixtureThatIsNoReportFailsItsTestOnly(String fixture) throws IOException {
        policy(SOUND.replaceFirst("events/report-one-albania.json", fixture.replace("\\", "\\\\")));

        assertThat(terminal.run("policies", "test", folder.toString())).isEqualTo(1);
        assertThat(terminal.out() + terminal.err())
                .containsAnyOf("there is no sample report ", "LICENSE: line 2", "problems: ");
        assertNoStackTrace(terminal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate DIR", "test DIR", "backtest DIR", "backtest EVENTS --against DIR"})
    void aFolderThatDoesNotExistIsOneLine(String command) {
        String line = command.replace("DIR", folder.resolve("none").toString())
                .replace("EVENTS", ProjectFolder.find("events").toString());

        assertThat(terminal.run(("policies " + line).split(" "))).isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: no such f").hasLineCount(1);
        assertThat(terminal.out()).isEmpty();
    }

    @Test
    void aFolderWithoutPoliciesIsOneLine() {
        assertThat(terminal.run("policies", "validate", folder.toString())).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith("error: no policy files (*.yaml) in ")
                .hasLineCount(1);
    }

    static Stream<Arguments> badReports() {
        return Stream.of(
                arguments("{", "report.json: line 1, column 2: "),
                arguments("", "report.json: line 1, column 1: the document is empty"),
                arguments("[]", "report.json: not a JSON object"),
                arguments("{\"a\":1,\"a\":1}", "report.json: line 1, column 8: the name appears twice"),
                arguments("[".repeat(100_000), "report.json: line 1, column "),
                arguments(" ".repeat(300_000), "report.json: larger than 256 KiB"));
    }

    @ParameterizedTest
    @MethodSource("badReports")
    void aReportThatIsNoJsonObjectIsOneLine(String text, String problem) throws IOException {
        Path report = folder.resolve("report.json");
        Files.writeString(report, text);

        assertThat(terminal.run("explain", report.toString())).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith("error: ")
                .contains(problem)
                .hasLineCount(1)
                .hasSizeLessThan(400);
    }

    @Test
    void aReportThatDoesNotExistIsOneLine() {
        assertThat(terminal.run("explain", folder.resolve("none.json").toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: no such file: ").hasLineCount(1);
    }

    @Test
    void aReportInAnotherEncodingIsOneLine() throws IOException {
        Path report = folder.resolve("report.json");
        Files.write(report, "{\"title\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));

        assertThat(terminal.run("explain", report.toString())).isEqualTo(1);
        assertThat(terminal.err()).contains("not valid UTF-8").hasLineCount(1);
    }

    @Test
    void aPatchThatIsNoJsonObjectIsOneLine() {
        assertThat(terminal.run("explain", PARLIAMENT, "--with", "severity=1")).isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: --with: line 1, column ").hasLineCount(1);
    }

    @Test
    void aMomentThatIsNoneIsNotUnderstood() {
        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", "yesterday")).isEqualTo(2);
        assertThat(terminal.run("policies", "backtest", PARLIAMENT, "--follow", "long"))
                .isEqualTo(2);
        assertThat(terminal.err()).contains("'yesterday' is no moment", "'long' is no period");
        assertNoStackTrace(terminal);
    }

    private static void assertNoStackTrace(Terminal shell) {
        assertThat(shell.out() + shell.err()).doesNotContain("\tat ", "Exception");
    }

    private void policy(String text) throws IOException {
        SamplePolicy.write(folder, "gap", text);
    }
}
