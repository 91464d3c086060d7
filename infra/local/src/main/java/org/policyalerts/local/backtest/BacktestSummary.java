package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.policyalerts.local.files.ReportCollection;
import org.policyalerts.local.files.ReportCollection.Past;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/** Prints which files, reports and policies a backtest could not use, and then the totals. */
record BacktestSummary(PrintWriter out) {

    void print(BacktestResult result, ReportCollection reports) {
        result.failed().forEach(policy -> out.println("could not be evaluated for every report: " + policy));
        reports.leftOut().forEach(line -> out.println(PlainText.clean(line)));
        reports.problems().forEach(problem -> out.println("invalid: " + problem));
        List<String> totals = new ArrayList<>();
        totals.add("reports: " + reports.reports() + repeats(reports));
        totals.add("incidents: " + result.incidents().size());
        totals.add("alerts: " + result.total(false) + severities(result));
        if (result.total(true) > 0) {
            totals.add("on trial (shadow): " + result.total(true));
        }
        totals.add("messages: " + count(result, raised -> raised.reach().messagesInAll()));
        totals.add("steps: " + count(result, raised -> raised.reach().stepsInAll()));
        totals.add("muted: " + count(result, raised -> raised.muted().size()));
        totals.add("undecided: " + count(result, raised -> raised.undecided().size()));
        totals.add("left out: " + reports.leftOut().size());
        totals.add("invalid: " + reports.invalid());
        out.println(String.join(", ", totals));
    }

    private static int count(BacktestResult result, ToIntFunction<Raised> of) {
        return result.incidents().stream().mapToInt(of).sum();
    }

    /** How many reports were further versions, and how many had been read before, word for word. */
    private static String repeats(ReportCollection reports) {
        List<Past> incidents = reports.inOrder();
        int versions =
                incidents.stream().mapToInt(past -> past.versions().size()).sum();
        List<String> words = new ArrayList<>();
        if (versions > incidents.size()) {
            words.add("later versions " + (versions - incidents.size()));
        }
        if (reports.reports() > versions) {
            words.add("the same again " + (reports.reports() - versions));
        }
        return inBrackets(words);
    }

    private static String severities(BacktestResult result) {
        return inBrackets(Severity.worstFirst().stream()
                .filter(severity -> result.total(severity) > 0)
                .map(severity -> severity.text() + " " + result.total(severity))
                .toList());
    }

    private static String inBrackets(List<String> words) {
        return words.isEmpty() ? "" : words.stream().collect(Collectors.joining(", ", " (", ")"));
    }
}
