package org.policyalerts.local.demo;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.policyalerts.local.DemoSettings;
import org.policyalerts.text.TimeFormat;

/** Prints everything: each message as its reader gets it, and a table of what happened. */
record FullPrinter(PrintWriter out) implements DemoPrinter {

    private static final String RULE = "=".repeat(78);
    private static final String LINE = "-".repeat(78);

    private static final TimeFormat TIMES = new TimeFormat(DemoSettings.ZONE);

    @Override
    public void begin() {
        out.println("Starting the local stack ...");
        out.flush();
    }

    @Override
    public void show(Episode episode) {
        heading(TIMES.brief(episode.at()) + "  " + episode.what());
        if (episode.messages().isEmpty()) {
            out.println("No message: nobody is alerted.");
        }
        episode.messages().forEach(this::print);
        out.flush();
    }

    private void heading(String text) {
        out.println();
        out.println(RULE);
        out.println(text);
        out.println(RULE);
    }

    private void print(DemoMessage message) {
        out.println();
        out.println(LINE);
        out.println("To:      " + message.to().name());
        out.println("Subject: " + message.subject());
        out.println(LINE);
        out.print(message.text());
    }

    @Override
    public void end(DemoFigures figures) {
        heading("Summary");
        row("reports", figures.reports());
        row("alerts", figures.alerts());
        row("things still to do", figures.open());
        row("messages", figures.messages().size());
        row("lines in them", figures.lines());
        Map<String, Integer> byReader = new TreeMap<>();
        figures.messages().forEach(message -> byReader.merge(message.to().name(), 1, Integer::sum));
        byReader.forEach((reader, count) -> row("  to " + reader, count));
        row("time taken", figures.time());
        out.flush();
    }

    private void row(String name, Object value) {
        out.println(String.format(Locale.ROOT, "%-24s %8s", name, value));
    }
}
