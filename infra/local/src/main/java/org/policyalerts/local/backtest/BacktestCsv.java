package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.policyalerts.local.backtest.BacktestResult.Difference;
import org.policyalerts.text.PlainText;

/** Writes a backtest for spreadsheets (RFC 4180). */
final class BacktestCsv {

    private final PrintWriter out;
    private final BacktestResult result;

    BacktestCsv(PrintWriter out, BacktestResult result) {
        this.out = out;
        this.result = result;
    }

    /** The counts or, if another book is named, what the two raise differently. */
    void print(String book, Optional<String> other) {
        other.ifPresentOrElse(name -> differences(book, name), this::counts);
    }

    private void counts() {
        row("policy", "mode", "month", "alerts");
        result.alerts()
                .forEach((policy, months) -> months.forEach((month, count) ->
                        row(policy.policy(), policy.isOnTrial() ? "shadow" : "active", month, count)));
    }

    private void differences(String book, String other) {
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
