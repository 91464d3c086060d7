package org.policyalerts.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.files.SamplePolicy;

/** What one report would raise, for a policy author at the terminal. */
class ExplainCommandTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "explain-parliament.txt");
    private static final String PARLIAMENT =
            ProjectFolder.find("events/report-parliament.json").toString();
    private static final String MORNING = "2023-12-26T08:00:00+01:00";

    private static final String ACTING = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]";

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    @Test
    void printsATreeForEveryPolicy() throws IOException {
        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING)).isZero();

        // -Dgolden.write=true writes the file anew, for review as a diff.
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, terminal.out());
        }
        assertThat(terminal.out()).isEqualTo(Files.readString(GOLDEN));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void aLaterMomentMovesOnlyTheClock() {
        terminal.run("explain", PARLIAMENT, "--as-of", "2023-12-30T08:00:00+01:00");

        assertThat(terminal.out())
                .contains("As of Sat 30 Dec 2023 08:00", "Received Mon 25 Dec 2023 00:00")
                .doesNotContain("waiting for its clock");
    }

    @Test
    void countsClocksFromTheReceiptThatIsGiven() {
        terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--received", "2023-12-26T07:00:00+01:00");

        assertThat(terminal.out())
                .contains("clock runs from Tue 26 Dec 2023 07:00 (UTC+01:00) to Fri 29 Dec 2023 07:00 (UTC+01:00)");
    }

    @Test
    void changesTheReportFirst() {
        assertThat(terminal.run(
                        "explain", PARLIAMENT, "--as-of", MORNING, "--with", "{\"determination\":\"false-positive\"}"))
                .isZero();

        assertThat(terminal.out())
                .contains("✗ determination is not false-positive [false-positive]")
                .contains("✓ claim-is-not-attribution: ");
    }

    @Test
    void namesWhatTheReporterIsAskedFor() {
        String nobodyKnows =
                "{\"timeline\":{\"awareAt\":null},\"targets\":[{\"name\":\"Port\",\"country\":\"AL\",\"sector\":\"water-transport\","
                        + "\"infrastructureClass\":\"critical\",\"confirmation\":\"victim\"}]}";

        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--with", nobodyKnows))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("asks the reporter for: time of awareness (timeline.awareAt)");
    }

    @Test
    void takesOtherReportsAsHistoryButNotTheReportItself() {
        String events = ProjectFolder.find("events").toString();

        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--history", events))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out())
                .contains("History: 6 other reports")
                .contains("✓ another incident by the same claimant within 24 months [3 others: ");
    }

    @Test
    void aDuplicateIsSaidToBeOneAndCountsForNobody() {
        String events = ProjectFolder.find("events").toString();
        String same =
                "{\"reference\": \"%s\", \"related\": [{\"id\": \"AKCESK/2023/12-PARL\", \"relation\": \"duplicate-of\"}]}";

        terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--with", same.formatted("AGAIN"), "--history", events);

        assertThat(terminal.out())
                .contains("The same incident as AKCESK/2023/12-PARL, which counts in its place")
                .contains("History: 7 other reports");
    }

    @Test
    void ofItsHistoryDuplicatesAreLeftOut() throws IOException {
        String report = Files.readString(Path.of(PARLIAMENT));
        Path others = Files.createDirectory(folder.resolve("others"));
        Files.writeString(others.resolve("a.json"), report.replace("12-PARL", "FIRST"));
        Files.writeString(
                others.resolve("b.json"),
                report.replace("12-PARL", "SECOND")
                        .replaceFirst(
                                "[{]",
                                "{\"related\": [{\"id\": \"AKCESK/2023/FIRST\", \"relation\": \"duplicate-of\"}],"));

        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--history", others.toString()))
                .as(terminal.err())
                .isZero();

        assertThat(terminal.out()).contains("History: 1 other report\n");
    }

    @Test
    void saysWhoIsMutedOnTrialAndNoLongerInForce() throws IOException {
        policy("loud", "supersedes: [quiet]\n");
        policy("quiet", "");
        policy("trial", "mode: shadow\n");
        policy("past", "effective: {to: 2022-12-31}\n");
        policy("gone", "mode: retired\n");

        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--policies", folder.toString()))
                .as(terminal.out())
                .isZero();

        assertThat(terminal.out())
                .containsSubsequence("MATCHING (1)", "loud", "MUTED (1)", "quiet", "muted by loud")
                .containsSubsequence("ON TRIAL (SHADOW) (1)", "trial", "nobody is told")
                .containsSubsequence("NOT MATCHING (2)", "gone", "retired", "past", "only in force to 2022-12-31");
    }

    @Test
    void saysThatABackfilledReportAlertsNobody() {
        terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--with", "{\"mode\":\"backfill\"}");

        assertThat(terminal.out()).contains("Mode backfill: nobody is alerted");
    }

    @Test
    void printsEveryProblemOfAnInvalidReport() {
        assertThat(terminal.run("explain", PARLIAMENT, "--with", "{\"severity\":9,\"tlp\":\"pink\",\"titel\":\"x\"}"))
                .isEqualTo(1);

        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines())
                .hasSize(3)
                .allMatch(line -> line.startsWith("error: " + PARLIAMENT + ": /"))
                .anyMatch(line -> line.contains(": /severity: "))
                .anyMatch(line -> line.contains(": /tlp: "))
                .anyMatch(line -> line.contains(": /titel: "));
    }

    @Test
    void printsNothingThatATerminalActsOn() {
        String acting = "\\u001b[2J\\u009b31m \\u202ebackwards\\u2066 two\\r\\nlines\\u0007";
        String report = "{\"title\":\"%s\",\"reference\":\"%s\",\"claims\":[{\"claimant\":\"%s\"}]}";

        assertThat(terminal.run("explain", PARLIAMENT, "--as-of", MORNING, "--with", report.replace("%s", acting)))
                .as(terminal.err())
                .isZero();
        terminal.run("explain", PARLIAMENT, "--with", "{\"" + acting + "\":1,\"severity\":\"" + acting + "\"}");

        assertThat(terminal.out()).contains("backwards").doesNotContainPattern(ACTING);
        assertThat(terminal.err()).contains("backwards").doesNotContainPattern(ACTING);
    }

    private void policy(String id, String key) throws IOException {
        SamplePolicy.write(folder, id, SamplePolicy.text(id).replace("when:", key + "when:"));
    }
}
