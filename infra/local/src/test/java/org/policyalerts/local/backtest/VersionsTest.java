package org.policyalerts.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.SamplePolicy;

/** Several reports of one incident. */
class VersionsTest {

    private static final String FIRST = PastReport.of("one", "2023-01-01");
    private static final String WORSE = FIRST.replace("\"severity\":3", "\"severity\":1");

    private final Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    private Path reports = Path.of("");

    @BeforeEach
    void twoFolders() throws IOException {
        reports = Files.createDirectory(folder.resolve("reports"));
    }

    @Test
    void theSameReportTwiceIsOneIncident() throws IOException {
        policy("any", "determination: confirmed");
        Files.writeString(reports.resolve("a.json"), FIRST);
        Files.writeString(reports.resolve("b.ndjson"), FIRST.replace(",", " , "));

        backtest();

        assertThat(terminal.out())
                .contains("(incidents)     1      1")
                .contains("reports: 2 (the same again 1), incidents: 1, alerts: 1 ");
    }

    @Test
    void laterReportsOfOneReferenceAreReplayedAsChanges() throws IOException {
        policy("worse", "changed: {severity: {from: 3, to: 1}}");
        policy("better", "changed: {severity: {from: 1, to: 3}}");
        Files.writeString(reports.resolve("a.ndjson"), FIRST + "\n" + WORSE + "\n");

        backtest("--csv", "--by", "incident");

        assertThat(terminal.out())
                .isEqualTo("incident,occurred,policy,outcome,detail\r\none,2023-01-01,worse,alert,high\r\n");
        assertThat(terminal.err()).startsWith("reports: 2 (later versions 1), incidents: 1, alerts: 1 ");
    }

    @Test
    void versionsInSeveralFilesFollowTheirNames() throws IOException {
        policy("worse", "changed: {severity: {from: 3, to: 1}}");
        Files.writeString(reports.resolve("2-one.json"), WORSE);
        Files.writeString(reports.resolve("1-one.json"), FIRST);

        backtest("--csv");

        assertThat(terminal.out()).contains("worse,active,2023-01,1");
    }

    @Test
    void aVersionThatAddsADateCameInWhenThatHadHappened() throws IOException {
        policy("unanswered", "timeline.occurredAt: {olderThan: P10D}\n  - determination: confirmed");
        policy("late", "notifications.earlyWarningAt: {given: true}");
        String early = FIRST.replace(
                        "\"2023-01-01\"}", "\"2023-01-01\"},\"notifications\":{\"earlyWarningAt\":\"2023-01-05\"}")
                .replace("confirmed", "blocked");
        Files.writeString(reports.resolve("a.ndjson"), FIRST + "\n" + early);

        backtest("--csv");

        assertThat(terminal.out()).contains("late,active").doesNotContain("unanswered");
    }

    @Test
    void timeRunsOnForAVersionUntilTheNextOneComesIn() throws IOException {
        policy("unanswered", "timeline.occurredAt: {olderThan: P10D}\n  - determination: confirmed");
        String late = FIRST.replace(
                        "\"2023-01-01\"}", "\"2023-01-01\"},\"notifications\":{\"earlyWarningAt\":\"2023-02-01\"}")
                .replace("confirmed", "blocked");
        Files.writeString(reports.resolve("a.ndjson"), FIRST + "\n" + late);

        backtest("--csv");

        assertThat(terminal.out()).contains("unanswered,active,2023-01,1");
    }

    @Test
    void othersSeeOfAnIncidentWhatWasKnownAtTheTime() throws IOException {
        policy("again", "history: {same: claimant, within: P24M, count: {atLeast: 1}}");
        policy("twice", "history: {same: claimant, within: P24M, count: {atLeast: 2}}");
        String withdrawn = FIRST.replace("\"Homeland Justice\"", "\"Homeland Justice\",\"status\":\"withdrawn\"")
                .replace("\"2023-01-01\"}", "\"2023-01-01\",\"disclosedAt\":\"2023-03-01\"}");
        Files.writeString(
                reports.resolve("a.ndjson"),
                String.join(
                        "\n",
                        FIRST,
                        withdrawn,
                        PastReport.of("two", "2023-02-01"),
                        PastReport.of("three", "2023-04-01")));

        backtest("--csv", "--by", "incident", "--follow", "P0D");

        assertThat(terminal.out())
                .contains("two,2023-02-01,again,alert", "three,2023-04-01,again,alert")
                .doesNotContain("twice", "one,2023-01-01");
    }

    @Test
    void aDutyThatALaterVersionSaysWasDoneIsFulfilledAndNobodyIsToldOfIt() throws IOException {
        policy("warn", """
                determination: confirmed
                until:
                  - notifications.earlyWarningAt: {given: true}
                clock: {kind: duty, from: timeline.awareAt, due: PT24H}""");
        String aware = FIRST.replace("\"2023-01-01\"}", "\"2023-01-01\",\"awareAt\":\"2023-01-02T08:00:00+01:00\"}");
        String done = aware.replace(
                "\"impact\"", "\"notifications\":{\"earlyWarningAt\":\"2023-01-04T08:00:00+01:00\"},\"impact\"");
        Files.writeString(reports.resolve("a.ndjson"), aware + "\n" + done);

        backtest("--csv", "--by", "incident");

        assertThat(terminal.out()).contains("one,2023-01-01,warn,alert,high", "one,2023-01-01,warn,fulfilled,late");
        assertThat(terminal.err()).contains("messages: 1, ");
    }

    @Test
    void aReportOfAnIncidentThatIsThereAlreadyRaisesNothingAndCountsForNobody() throws IOException {
        policy("any", "determination: confirmed");
        policy("again", "history: {same: claimant, within: P24M, count: {atLeast: 1}}");
        String same = PastReport.of("two", "2023-01-02")
                .replace("\"claims\"", "\"related\":[{\"id\":\"One\",\"relation\":\"duplicate-of\"}],\"claims\"");
        Files.writeString(reports.resolve("a.ndjson"), FIRST + "\n" + same + "\n");

        backtest("--csv", "--by", "incident");

        assertThat(terminal.out()).contains("one,2023-01-01,any,alert").doesNotContain("two,", "again");
    }

    private void policy(String id, String condition) throws IOException {
        SamplePolicy.write(folder, id, SamplePolicy.text(id, condition));
    }

    private void backtest(String... more) {
        String[] all = new String[more.length + 5];
        String[] first = {"policies", "backtest", reports.toString(), "--policies", folder.toString()};
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(more, 0, all, first.length, more.length);
        assertThat(terminal.run(all)).as(terminal.err()).isZero();
    }
}
