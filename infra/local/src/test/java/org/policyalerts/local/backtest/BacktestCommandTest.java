package org.policyalerts.local.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.local.cli.Terminal;
import org.policyalerts.local.files.ProjectFolder;
import org.policyalerts.local.files.SamplePolicy;

/** What past incidents would have raised, for a policy author at the terminal. */
class BacktestCommandTest {

    private static final Path EVENTS = ProjectFolder.find("events");

    private Terminal terminal = new Terminal();

    @TempDir
    Path folder = Path.of("");

    @Test
    void countsTheAlertsOfTheSampleReportsByPolicyAndMonth() {
        assertThat(backtest(EVENTS.toString())).as(terminal.err()).isZero();

        assertThat(terminal.out().lines())
                .containsSubsequence(
                        "2022                                Jul    all",
                        "early-warning-due                     1      1",
                        "2023                                Dec    all",
                        "classification-gap                    2      2",
                        "scope-unknown-after-72h               3      3",
                        "several-sectors-one-claimant          3      3",
                        "(incidents)                           3      3");
        assertThat(terminal.out()).contains("no incident report, left out: " + EVENTS.resolve("expected-matches.json"));
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void judgesOnReceiptAloneIfNothingIsFollowed() {
        backtest(EVENTS.resolve("report-parliament.json").toString(), "--follow", "P0D");

        assertThat(terminal.out().lines())
                .anyMatch(line -> line.startsWith("ask-for-help"))
                .noneMatch(line -> line.startsWith("scope-unknown-after-72h"));
    }

    @Test
    void judgesEachReportWithTheEarlierOnesAndNotTheLaterOnes() throws IOException {
        SamplePolicy.write(
                folder,
                "again",
                SamplePolicy.text("again", "history: {same: claimant, within: P24M, count: {atLeast: 1}}"));
        Path reports = folder.resolve("reports.ndjson");
        Files.writeString(
                reports,
                PastReport.of("late", "2023-06-01") + "\n\n" + PastReport.of("early", "2023-01-01") + "\r\n"
                        + PastReport.of("old", "2019-01-01"));

        assertThat(backtest(reports.toString(), "--policies", folder.toString(), "--csv"))
                .as(terminal.err())
                .isZero();
        assertThat(terminal.out()).isEqualTo("policy,mode,month,alerts\r\nagain,active,2023-06,1\r\n");
        assertThat(terminal.err())
                .startsWith("reports: 3, incidents: 3, alerts: 1 (high 1), ")
                .hasLineCount(1);
    }

    @Test
    void knowsClaimantsByTheTableInTheFolderOfEachBook() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        String again = SamplePolicy.text("again", "history: {same: claimant, within: P24M, count: {atLeast: 1}}");
        SamplePolicy.write(folder, "again", again);
        SamplePolicy.write(other, "again", again);
        Files.writeString(other.resolve("claimants.csv"), "canonical,alias\nHomeland Justice,Karma\n");
        Path reports = folder.resolve("reports.ndjson");
        Files.writeString(
                reports,
                PastReport.of("one", "2023-01-01") + "\n"
                        + PastReport.of("two", "2023-02-01").replace("Homeland Justice", "Karma"));

        backtest(reports.toString(), "--policies", folder.toString(), "--against", other.toString(), "--csv");

        assertThat(terminal.out()).isEqualTo("only,month,incident,policy\r\n%s,2023-02,two,again\r\n".formatted(other));
    }

    @Test
    void countsPoliciesOnTrialApart() throws IOException {
        SamplePolicy.write(folder, "trial", SamplePolicy.text("trial").replace("when:", "mode: shadow\nwhen:"));

        backtest(EVENTS.resolve("report-parliament.json").toString(), "--policies", folder.toString());

        assertThat(terminal.out())
                .contains("trial (shadow)     1      1", "reports: 1, incidents: 1, alerts: 0, on trial (shadow): 1,");
    }

    @Test
    void printsWhatOneBookRaisesAndTheOtherDoesNot() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        SamplePolicy.write(folder, "both", SamplePolicy.text("both"));
        Files.copy(folder.resolve("both.yaml"), other.resolve("both.yaml"));
        SamplePolicy.write(folder, "severe", SamplePolicy.text("severe", "severity: {atMost: 2}"));
        SamplePolicy.write(other, "mild", SamplePolicy.text("mild", "severity: {atLeast: 3}"));
        Path reports = folder.resolve("reports.ndjson");
        Files.writeString(
                reports,
                PastReport.of("one", "2023-01-01") + "\n"
                        + PastReport.of("=two, \\\"x\\\"", "2023-02-01").replace("\"severity\":3", "\"severity\":1"));

        String[] command = {reports.toString(), "--policies", folder.toString(), "--against", other.toString()};
        assertThat(backtest(command)).as(terminal.err()).isZero();
        assertThat(terminal.out().lines())
                .containsSubsequence(
                        "Only " + folder + " raises: 1",
                        "  =two, \"x\"  severe",
                        "Only " + other + " raises: 1",
                        "  one  mild");

        terminal = new Terminal();
        backtest(command[0], command[1], command[2], command[3], command[4], "--csv");
        assertThat(terminal.out())
                .isEqualTo(
                        "only,month,incident,policy\r\n%s,2023-02,\"'=two, \"\"x\"\"\",severe\r\n%s,2023-01,one,mild\r\n"
                                .formatted(folder, other));
    }

    @ParameterizedTest(name = "a reference {0} is the cell {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "=HYPERLINK(1)        | '=HYPERLINK(1)",
                "+1                   | '+1",
                "-1                   | '-1",
                "@SUM(1)              | '@SUM(1)",
                "\uFF1D1              | '\uFF1D1",
                "\\t=1                | '=1",
                "\\u001b[31mred       | [31mred",
                "a\\r\\nb             | a b",
                "left \\u202eright    | left right",
                "<b>bold</b>          | <b>bold</b>",
            })
    void runsNothingInASpreadsheet(String reference, String cell) throws IOException {
        SamplePolicy.write(folder, "one", SamplePolicy.text("one"));
        Path other = Files.createDirectory(folder.resolve("other"));
        SamplePolicy.write(other, "none", SamplePolicy.text("none", "severity: {atLeast: 6}"));
        Path reports = folder.resolve("reports.ndjson");
        Files.writeString(reports, PastReport.of(reference, "2023-01-01"));

        backtest(reports.toString(), "--policies", folder.toString(), "--against", other.toString(), "--csv");

        assertThat(terminal.out())
                .as(terminal.err())
                .isEqualTo("only,month,incident,policy\r\n%s,2023-01,%s,one\r\n".formatted(folder, cell));
    }

    @Test
    void listsInvalidReportsAtTheEndAndGoesOn() throws IOException {
        Path reports = folder.resolve("reports.ndjson");
        Files.writeString(
                reports,
                "{not json\n" + PastReport.of("one", "2023-01-01") + "\n"
                        + PastReport.of("two", "2023-01-01").replace("\"tlp\":\"clear\"", "\"tlp\":\"pink\"") + "\n[]\n"
                        + " ".repeat(300_000) + "{}\n{}");

        assertThat(backtest(reports.toString())).isEqualTo(1);

        String where = "invalid: " + reports + ", line ";
        assertThat(terminal.out().lines())
                .containsSubsequence("2023                       Jan    all")
                .anyMatch(line -> line.startsWith(where + "1: line 1, column 2: "))
                .anyMatch(line -> line.startsWith(where + "3: /tlp: "))
                .contains(where + "4: not a JSON object", where + "5: larger than 256 KiB")
                .anyMatch(line -> line.startsWith(where + "6: /reference: "))
                .last()
                .asString()
                .startsWith("reports: 1, ")
                .endsWith("invalid: 5");
    }

    @Test
    void readsAFileOnceHoweverOftenItIsNamed() {
        String file = EVENTS.resolve("report-parliament.json").toString();

        backtest(file, file, "--csv");

        assertThat(terminal.err()).startsWith("reports: 1,");
    }

    @Test
    void namesEachFileThatItDoesNotRead() throws IOException {
        Path reports = Files.createDirectories(folder.resolve("reports/2023"));
        Files.writeString(reports.resolve("one.json"), PastReport.of("one", "2023-01-01"));
        Files.writeString(reports.resolve("notes.txt"), "see one.json");
        Files.writeString(reports.resolve("list.json.gz"), "");

        assertThat(backtest(folder.resolve("reports").toString())).isZero();

        String why = "not read, its name does not end in .json, .ndjson or .jsonl: ";
        assertThat(terminal.out())
                .contains(why + reports.resolve("notes.txt"), why + reports.resolve("list.json.gz"))
                .contains("left out: 2, invalid: 0");
    }

    @Test
    void refusesAnotherGroupingWithTheOnesThereAre() {
        assertThat(backtest(EVENTS.toString(), "--by", "month")).isEqualTo(2);
        assertThat(terminal.err()).startsWith("Invalid value for option '--by': 'month' is none of: policy, incident");
    }

    @Test
    void refusesWhatDoesNotExistInOneLine() {
        assertThat(backtest(folder.resolve("none").toString())).isEqualTo(1);
        assertThat(terminal.err()).startsWith("error: no such file or folder: ").hasLineCount(1);
    }

    private int backtest(String... arguments) {
        String[] all = new String[arguments.length + 2];
        all[0] = "policies";
        all[1] = "backtest";
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        return terminal.run(all);
    }
}
