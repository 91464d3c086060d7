package org.policyalerts.local.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.policyalerts.local.stack.LocalDeployment;
import org.policyalerts.policy.Audiences;

/** Prints the demo: each message as its audience would read it, and at the end a table of what happened. */
final class DemoPrinter {

    private static final String RULE = "=".repeat(78);

    private final PrintWriter out;
    private final LocalDeployment deployment;
    private final Map<String, Integer> printed = new TreeMap<>();
    private final List<String> incidents = new ArrayList<>();

    DemoPrinter(PrintWriter out, LocalDeployment deployment) {
        this.out = out;
        this.deployment = deployment;
    }

    void heading(String text) {
        out.println();
        out.println(RULE);
        out.println(text);
        out.println(RULE);
    }

    void received(Map<String, Object> receipt, Path report) {
        incidents.add(String.valueOf(receipt.get("id")));
        heading("Report " + report.getFileName() + " received as " + receipt.get("id"));
    }

    /** The incidents reported so far. */
    List<String> incidents() {
        return List.copyOf(incidents);
    }

    /** Prints what has been delivered since the last call. */
    void printNew() {
        int before = total();
        for (String audience : Audiences.ALL) {
            List<Map<String, Object>> messages = deployment.inbox(Optional.of(audience));
            int seen = printed.getOrDefault(audience, 0);
            messages.subList(seen, messages.size()).forEach(message -> print(audience, message));
            if (!messages.isEmpty()) {
                printed.put(audience, messages.size());
            }
        }
        if (total() == before) {
            out.println("No message: nobody is alerted.");
        }
        out.flush();
    }

    private int total() {
        return printed.values().stream().mapToInt(Integer::intValue).sum();
    }

    private void print(String audience, Map<String, Object> message) {
        out.println();
        out.println("-".repeat(78));
        out.println("To:      " + audience);
        out.println("Subject: " + message.get("subject"));
        out.println("-".repeat(78));
        out.print(message.get("text"));
    }

    /** Prints the table of what happened. */
    void summary(ApiCaller api, Map<String, Object> run, Duration took) throws IOException {
        int decisions = 0;
        int alerts = 0;
        for (String incident : incidents) {
            decisions += api.get("/incidents/" + incident + "/decision").status() == 200 ? 1 : 0;
            Object raised = api.get("/incidents/" + incident + "/alerts").json().get("alerts");
            alerts += raised instanceof List<?> list ? list.size() : 0;
        }
        heading("Summary");
        row("reports", incidents.size());
        row("decisions", decisions);
        row("alerts", alerts);
        row("due items handled", run.getOrDefault("examined", 0));
        row("messages", total());
        printed.forEach((audience, count) -> row("  to " + audience, count));
        row("time taken", String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0));
        out.flush();
    }

    private void row(String name, Object value) {
        out.println(String.format(Locale.ROOT, "%-24s %8s", name, value));
    }
}
