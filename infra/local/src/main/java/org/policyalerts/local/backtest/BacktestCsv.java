package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.policyalerts.incident.Report;
import org.policyalerts.local.backtest.BacktestResult.Difference;
import org.policyalerts.text.PlainText;

/** Writes a backtest for spreadsheets (RFC 4180). */
record BacktestCsv(PrintWriter out, BacktestResult result) {

    /** The counts by policy and month. */
    void counts() {
        row("policy", "mode", "month", "alerts");
        result.alerts()
                .forEach((policy, months) -> months.forEach((month, count) ->
                        row(policy.policy(), policy.isOnTrial() ? "shadow" : "active", month, count)));
    }

    /** One line for each incident and policy, with what came of it. */
    void incidents() {
        row("incident", "occurred", "policy", "outcome", "detail");
        result.incidents().forEach(raised -> {
            raised.alerts().forEach((policy, severity) -> row(raised, policy, "alert", severity.text()));
            raised.lateByFulfilled()
                    .forEach((policy, isLate) -> row(raised, policy, "fulfilled", isLate ? "late" : ""));
            raised.onTrial().forEach(policy -> row(raised, policy, "shadow", ""));
            raised.muted().forEach((policy, by) -> row(raised, policy, "muted", by));
            raised.undecided()
                    .forEach((policy, missing) -> row(raised, policy, "undecided", String.join(" ", missing)));
            raised.failed().forEach(policy -> row(raised, policy, "failed", ""));
        });
    }

    private void row(Raised raised, String policy, String outcome, String detail) {
        Report report = raised.report().incident().report();
        row(report.text("reference"), report.text("timeline.occurredAt"), policy, outcome, detail);
    }

    /** What this book and another one raise differently. */
    void differences(String book, String other) {
        row("only", "month", "incident", "policy");
        differences(book, result.differences(true));
        differences(other, result.differences(false));
    }

    private void differences(String book, List<Difference> only) {
        only.forEach(each -> row(book, each.month(), each.reference(), each.policy()));
    }

    private void row(Object... cells) {
        out.print(
                Arrays.stream(cells).map(String::valueOf).map(BacktestCsv::cell).collect(Collectors.joining(",")));
        out.print("\r\n");
    }

    // The reference comes from a reporter, and a spreadsheet would run a cell that starts like a formula.
    private static String cell(String text) {
        String plain = PlainText.clean(text);
        String harmless = plain.matches("[=+@\\-＝＋＠－].*") ? "'" + plain : plain;
        return harmless.matches("[^\",]*") ? harmless : '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
