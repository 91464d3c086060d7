package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import org.policyalerts.local.files.ReportCollection;
import org.policyalerts.text.PlainText;

/** Prints which reports and policies a backtest could not use, and then the numbers. */
final class BacktestSummary {

    private final PrintWriter out;

    BacktestSummary(PrintWriter out) {
        this.out = out;
    }

    void print(BacktestResult result, ReportCollection reports) {
        result.failed().forEach(policy -> out.println("could not be evaluated for every report: " + policy));
        reports.others().forEach(where -> out.println(PlainText.clean("no incident report, left out: " + where)));
        reports.problems().forEach(problem -> out.println("invalid: " + problem));
        int onTrial = result.total(true);
        out.printf(
                "reports: %d, alerts: %d%s, left out: %d, invalid: %d%n",
                reports.inOrder().size(),
                result.total(false),
                onTrial == 0 ? "" : ", on trial (shadow): " + onTrial,
                reports.others().size(),
                reports.invalid());
    }
}
