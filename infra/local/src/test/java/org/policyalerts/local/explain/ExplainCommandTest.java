package org.policyalerts.local.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.cli.Main;
import org.policyalerts.local.files.ProjectFolder;

/** What one report would raise, for a policy author at the terminal. */
class ExplainCommandTest {

    private static final Path GOLDEN = Path.of("src", "test", "resources", "explain-parliament.txt");
    private static final String PARLIAMENT =
            ProjectFolder.find("events/report-parliament.json").toString();
    private static final String MORNING = "2023-12-26T08:00:00+01:00";

    private static final String ACTING = "[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder = Path.of("");

    @Test
    void printsATreeForEveryPolicy() throws IOException {
        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING)).isZero();

        // -Dgolden.write=true writes the file anew, for review as a diff.
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, out.toString());
        }
        assertThat(out.toString()).isEqualTo(Files.readString(GOLDEN));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aLaterMomentMovesOnlyTheClock() {
        run("explain", PARLIAMENT, "--as-of", "2023-12-30T08:00:00+01:00");

        assertThat(out.toString())
                .contains("As of Sat 30 Dec 2023 08:00", "Received Mon 25 Dec 2023 00:00", "matching: 12, unknown: 3,");
    }

    @Test
    void countsClocksFromTheReceiptThatIsGiven() {
        run("explain", PARLIAMENT, "--as-of", MORNING, "--received", "2023-12-26T07:00:00+01:00");

        assertThat(out.toString())
                .contains("clock runs from Tue 26 Dec 2023 07:00 (UTC+01:00) to Fri 29 Dec 2023 07:00 (UTC+01:00)");
    }

    @Test
    void changesTheReportFirst() {
        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING, "--with", "{\"determination\":\"false-positive\"}"))
                .isZero();

        assertThat(out.toString())
                .contains("✗ determination is not false-positive [false-positive]", "matching: 2,")
                .contains("✓ claim-is-not-attribution: ");
    }

    @Test
    void namesWhatTheReporterIsAskedFor() {
        String nobodyKnows =
                "{\"timeline\":{\"awareAt\":null},\"targets\":[{\"name\":\"Port\",\"country\":\"AL\",\"sector\":\"water-transport\","
                        + "\"infrastructureClass\":\"critical\",\"confirmation\":\"victim\"}]}";

        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING, "--with", nobodyKnows))
                .as(err.toString())
                .isZero();

        assertThat(out.toString()).contains("asks the reporter for: time of awareness (timeline.awareAt)");
    }

    @Test
    void takesOtherReportsAsHistoryButNotTheReportItself() {
        String events = ProjectFolder.find("events").toString();

        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING, "--history", events))
                .as(err.toString())
                .isZero();

        assertThat(out.toString())
                .contains("History: 6 other reports", "matching: 13,")
                .contains("✓ another incident by the same claimant within 24 months [3 others: ");
    }

    @Test
    void saysWhoIsMutedOnTrialAndNoLongerInForce() throws IOException {
        policy("loud", "supersedes: [quiet]\n");
        policy("quiet", "");
        policy("trial", "mode: shadow\n");
        policy("past", "effective: {to: 2022-12-31}\n");
        policy("gone", "mode: retired\n");

        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING, "--policies", folder.toString()))
                .as(out.toString())
                .isZero();

        assertThat(out.toString())
                .containsSubsequence("MATCHING (1)", "loud", "MUTED (1)", "quiet", "muted by loud")
                .containsSubsequence("ON TRIAL (SHADOW) (1)", "trial", "nobody is told")
                .containsSubsequence("NOT MATCHING (2)", "gone", "retired", "past", "only in force to 2022-12-31");
    }

    @Test
    void saysThatABackfilledReportAlertsNobody() {
        run("explain", PARLIAMENT, "--as-of", MORNING, "--with", "{\"mode\":\"backfill\"}");

        assertThat(out.toString()).contains("Mode backfill: nobody is alerted");
    }

    @Test
    void printsEveryProblemOfAnInvalidReport() {
        assertThat(run("explain", PARLIAMENT, "--with", "{\"severity\":9,\"tlp\":\"pink\",\"titel\":\"x\"}"))
                .isEqualTo(1);

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines())
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

        assertThat(run("explain", PARLIAMENT, "--as-of", MORNING, "--with", report.replace("%s", acting)))
                .as(err.toString())
                .isZero();
        run("explain", PARLIAMENT, "--with", "{\"" + acting + "\":1,\"severity\":\"" + acting + "\"}");

        assertThat(out.toString()).contains("backwards").doesNotContainPattern(ACTING);
        assertThat(err.toString()).contains("backwards").doesNotContainPattern(ACTING);
    }

    private void policy(String id, String extra) throws IOException {
        String text = """
                id: %s
                version: 1
                title: A policy
                severity: high
                audience: [policy]
                %swhen:
                  - determination: confirmed
                recommend:
                  - {do: Act, owner: policy, within: P1D}
                why: Because.
                %stests:
                  - {name: yes, given: events/report-parliament.json, expect: match}
                  - {name: no, given: events/report-parliament.json, with: {determination: blocked}, expect: no-match}
                """;
        boolean late = extra.startsWith("supersedes");
        Files.writeString(folder.resolve(id + ".yaml"), text.formatted(id, late ? "" : extra, late ? extra : ""));
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
