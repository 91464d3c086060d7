package org.policyalerts.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.policyalerts.local.files.SamplePolicy;

/** The commands for policy authors. */
class PoliciesCommandTest {

    private static final String POLICY = SamplePolicy.text(
                    "cumulative", "claims: {status: active, count: {atLeast: 1}}")
            .replace("determination: blocked", "claims: []");

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    @Test
    void findsTheShippedBookSound() {
        assertThat(terminal.run("policies", "validate")).isZero();
        assertThat(terminal.out()).endsWith("problems: 0" + System.lineSeparator());
    }

    @Test
    void passesTheTestsOfTheShippedBookWithFullCoverage() {
        assertThat(terminal.run("policies", "test"))
                .as("%s%s", terminal.out(), terminal.err())
                .isZero();
        assertThat(terminal.out()).contains("failed: 0").doesNotContain("UNCOVERED");
    }

    @Test
    void printsTheProblemsOfAllFiles() throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY.replace("severity: high", "severity: hihg"));
        SamplePolicy.write(folder, "empty", "");

        assertThat(terminal.run("policies", "validate", folder.toString())).isEqualTo(1);
        assertThat(terminal.out()).contains("cumulative.yaml:4:", "empty.yaml:1:", "problems: ");
    }

    @Test
    void saysWhichTestFailsAndWhichConditionIsUncovered() throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY.replace("claims: []", "tlp: clear"));

        assertThat(terminal.run("policies", "test", folder.toString())).isEqualTo(1);
        assertThat(terminal.out())
                .contains(
                        "FAILED     cumulative", "expected no-match, got match", "never false", "tests: 2, failed: 1");
    }

    @Test
    void testsPoliciesWithTheClaimantsOfTheirFolder() throws IOException {
        SamplePolicy.write(
                folder, "named", SamplePolicy.text("named", "claims: {claimant: Karma}\n  - determination: confirmed"));

        assertThat(terminal.run("policies", "test", folder.toString())).isEqualTo(1);
        Files.writeString(folder.resolve("claimants.csv"), "\uFEFFcanonical,alias\nHomeland Justice,Karma\n");
        assertThat(terminal.run("policies", "test", folder.toString())).isZero();
    }

    @Test
    void namesWhatShouldHaveBeenReviewedAndFailsNothing() throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY.replace("why:", "reviewBy: 2024-06-01\nwhy:"));

        assertThat(terminal.run("policies", "validate", folder.toString())).isZero();
        assertThat(terminal.out())
                .contains("cumulative.yaml: should have been reviewed by 2024-06-01", "policies: 1, problems: 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "test"})
    void namesWhatIsWrongWithTheClaimantsBesideWhatIsWrongWithPolicies(String command) throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY.replace("severity: high", "severity: hihg"));
        Path table = folder.resolve("claimants.csv");
        Files.writeString(table, "canonical,alias,collective\nAnonymous,,maybe\n,Anon\n");

        assertThat(terminal.run("policies", command, folder.toString())).isEqualTo(1);
        assertThat(terminal.out())
                .contains(
                        table + ": line 2: collective is 'maybe'; write yes, or leave it empty",
                        table + ": line 3: the line names no claimant under 'canonical'",
                        "cumulative.yaml:4:",
                        "problems: 3");
    }

    @Test
    void saysHowToSaveClaimantsThatAreNotInUtf8() throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY);
        Files.write(folder.resolve("claimants.csv"), new byte[] {'c', (byte) 0xEB, '\n'});

        assertThat(terminal.run("policies", "validate", folder.toString())).isEqualTo(1);
        assertThat(terminal.out()).contains("claimants.csv: not text in UTF-8; save it as \"CSV UTF-8\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"validate", "test"})
    void refusesAMissingFolderInOneLine(String command) {
        assertThat(terminal.run("policies", command, folder.resolve("none").toString()))
                .isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: no such folder: ").hasLineCount(1);
    }

    @Test
    void saysOfAFileThatTheWholeBookIsWanted() throws IOException {
        SamplePolicy.write(folder, "cumulative", POLICY);

        assertThat(terminal.run(
                        "policies",
                        "validate",
                        folder.resolve("cumulative.yaml").toString()))
                .isEqualTo(1);
        assertThat(terminal.err())
                .endsWith("cumulative.yaml is a file: give the folder of the whole book" + System.lineSeparator());
    }
}
