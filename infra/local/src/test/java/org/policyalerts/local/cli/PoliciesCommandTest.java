package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line of policy authors. */
class PoliciesCommandTest {

    private static final String POLICY = """
            id: cumulative
            version: 1
            title: A policy
            severity: high
            audience: [policy]
            when:
              - claims: {status: active, count: {atLeast: 1}}
            recommend:
              - {do: Act, owner: policy, within: P1D}
            why: Because.
            tests:
              - {name: yes, given: events/report-one-albania.json, expect: match}
              - {name: no, given: events/report-one-albania.json, with: {claims: []}, expect: no-match}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void findsTheShippedBookSound() {
        assertThat(run("policies", "validate")).isZero();
        assertThat(out.toString()).endsWith("problems: 0" + System.lineSeparator());
    }

    @Test
    void passesTheTestsOfTheShippedBookWithFullCoverage() {
        assertThat(run("policies", "test")).as("%s%s", out, err).isZero();
        assertThat(out.toString()).contains("failed: 0").doesNotContain("UNCOVERED");
    }

    @Test
    void printsTheProblemsOfAllFiles() throws IOException {
        write("cumulative.yaml", POLICY.replace("severity: high", "severity: hihg"));
        write("empty.yaml", "");

        assertThat(run("policies", "validate", folder.toString())).isEqualTo(1);
        assertThat(out.toString()).contains("cumulative.yaml:4:", "empty.yaml:1:", "problems: ");
    }

    @Test
    void saysWhichTestFailsAndWhichConditionIsUncovered() throws IOException {
        write("cumulative.yaml", POLICY.replace("claims: []", "tlp: clear"));

        assertThat(run("policies", "test", folder.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains(
                        "FAILED     cumulative", "expected no-match, got match", "never false", "tests: 2, failed: 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "test"})
    void refusesAMissingFolderInOneLine(String command) {
        assertThat(run("policies", command, folder.resolve("none").toString())).isEqualTo(1);
        assertThat(err.toString()).startsWith("error: no such folder: ").hasLineCount(1);
    }

    @Test
    void saysOfAFileThatTheWholeBookIsWanted() throws IOException {
        write("cumulative.yaml", POLICY);

        assertThat(run("policies", "validate", folder.resolve("cumulative.yaml").toString()))
                .isEqualTo(1);
        assertThat(err.toString())
                .endsWith("cumulative.yaml is a file: give the folder of the whole book" + System.lineSeparator());
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
