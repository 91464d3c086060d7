package org.policyalerts.local.demo;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.policyalerts.alert.Recipient;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.text.PlainText;
import org.policyalerts.text.TimeFormat;

/** Prints the demo so that it fits on a screen: what happened, and what one of the readers had of it. */
final class ScreenPrinter implements DemoPrinter {

    /** The one whose messages are shown: they are short, and its shortest alert is what is corrected in the end. */
    private static final Recipient READER = Recipient.of("ci-designation");

    private static final TimeFormat TIMES = new TimeFormat(DemoSettings.ZONE);

    private static final int WORDS = 58;
    private static final String FIGURES = "%7s %8s %10s %15s %18s %12s";

    private final PrintWriter out;
    private final List<DemoMessage> own = new ArrayList<>();

    ScreenPrinter(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void begin() {
        row("WHEN", "WHAT HAPPENED, and what the designation authority was told", "SENT");
        out.flush();
    }

    @Override
    public void show(Episode episode) {
        int sent = episode.messages().size();
        row(TIMES.brief(episode.at()), episode.what(), sent == 0 ? "none" : String.valueOf(sent));
        for (DemoMessage message : episode.messages()) {
            if (message.to().equals(READER)) {
                own.add(message);
                row("  " + message.kind(), message.gist(), "");
            }
        }
        out.flush();
    }

    private void row(String first, String what, String count) {
        out.println(
                String.format(Locale.ROOT, "%-12s  %-" + WORDS + "s  %4s", first, PlainText.shorten(what, WORDS), count)
                        .stripTrailing());
    }

    @Override
    public void end(DemoFigures figures) {
        own.stream()
                .filter(DemoMessage::isAlert)
                .min(Comparator.comparingInt(DemoMessage::lines))
                .ifPresent(alert -> print("An alert, as its reader gets it", alert.text()));
        own.stream()
                .filter(DemoMessage::isCorrection)
                .findFirst()
                .ifPresent(correction -> print("Its correction", correction.withoutFoot()));
        rule("In all");
        table(figures);
        rule("What to try next");
        out.println("demo --all                              every message as its reader gets it");
        out.println("demo --serve                            leaves the stack running for questions");
        out.println("explain events/report-parliament.json   why each policy holds, or does not");
        out.flush();
    }

    private void print(String title, String text) {
        rule(title);
        out.print(text);
    }

    private void rule(String title) {
        out.println("-- " + title + " " + "-".repeat(PlainText.COLUMNS - title.length() - 4));
    }

    private void table(DemoFigures figures) {
        List<String> names =
                List.of("reports", "alerts", "messages", "lines in them", "tasks still open", "time taken");
        List<Object> values = List.of(
                figures.reports(),
                figures.alerts(),
                figures.messages().size(),
                figures.lines(),
                figures.open(),
                figures.time());
        out.println(String.format(Locale.ROOT, FIGURES, names.toArray()));
        out.println(String.format(Locale.ROOT, FIGURES, values.toArray()));
    }
}
