package org.policyalerts.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What the demo came to.
 *
 * @param alerts that were raised, those that have ended included
 * @param open rows of tasks that are still to be done; one row may cover several incidents
 */
record DemoFigures(int reports, int alerts, int open, List<DemoMessage> messages, Duration took) {

    static DemoFigures of(ApiCaller api, List<Episode> episodes, Duration took) throws IOException {
        int reports = 0;
        int alerts = 0;
        for (Episode report : episodes.stream().filter(Episode::isReport).toList()) {
            reports++;
            alerts += api.list("/incidents/" + report.incident() + "/alerts?limit=100", "alerts")
                    .size();
        }
        int open = api.list("/tasks?limit=100", "rows").size();
        List<DemoMessage> messages =
                episodes.stream().flatMap(one -> one.messages().stream()).toList();
        return new DemoFigures(reports, alerts, open, messages, took);
    }

    int lines() {
        return messages.stream().mapToInt(DemoMessage::lines).sum();
    }

    String time() {
        return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
    }
}
