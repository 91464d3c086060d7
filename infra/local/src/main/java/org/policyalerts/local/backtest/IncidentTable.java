package org.policyalerts.local.backtest;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.policyalerts.policy.Severity;
import org.policyalerts.text.PlainText;

/** Prints a backtest incident by incident: what each raises, whom it reaches, and what stays silent. */
record IncidentTable(PrintWriter out) {

    private static final int TITLE = 78;

    void print(List<Raised> incidents) {
        incidents.forEach(this::incident);
    }

    private void incident(Raised raised) {
        int versions = raised.report().versions().size();
        out.println("%s  %s%s"
                .formatted(
                        raised.report().incident().report().text("timeline.occurredAt"),
                        Named.of(raised.report().reference()),
                        versions == 1 ? "" : " (" + versions + " versions)"));
        String title = raised.report().incident().report().text("title");
        out.println("  " + PlainText.shorten(PlainText.clean(title), TITLE));
        if (raised.alerts().isEmpty()) {
            line("no alert", List.of("nobody is told"));
        }
        alerts(raised.alerts());
        line("done", words(raised.lateByFulfilled(), isLate -> isLate ? " (late)" : ""));
        line("on trial", List.copyOf(raised.onTrial()));
        line("muted", words(raised.muted(), by -> " (by " + by + ")"));
        line("undecided", words(raised.undecided(), missing -> " (not given: " + String.join(", ", missing) + ")"));
        line("told", words(raised.reach().messages(), count -> count == 1 ? "" : " " + count + " times"));
        line("steps", words(raised.reach().steps(), count -> " " + count));
        out.println();
    }

    private void alerts(Map<String, Severity> alerts) {
        for (Severity severity : Severity.worstFirst()) {
            line(
                    severity.text(),
                    alerts.keySet().stream()
                            .filter(policy -> alerts.get(policy) == severity)
                            .toList());
        }
    }

    private static <T> List<String> words(Map<String, T> entries, Function<T, String> more) {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + more.apply(entry.getValue()))
                .collect(Collectors.toList());
    }

    private void line(String label, List<String> items) {
        if (!items.isEmpty()) {
            PlainText.wrap("  %-11s".formatted(label), " ".repeat(13), String.join(", ", items))
                    .forEach(out::println);
        }
    }
}
