package org.policyalerts.local.demo;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.policyalerts.local.LocalException;

/**
 * Plays the duty officer, who takes the alerts of every report but the last, so that the demo shows what happens to
 * alerts that nobody takes.
 */
final class DemoStaff {

    private static final Duration NEXT_STEP = Duration.ofDays(10);

    private final ApiCaller api;
    private final DemoPrinter printer;

    DemoStaff(ApiCaller api, DemoPrinter printer) {
        this.api = api;
        this.printer = printer;
    }

    void takeAllButTheLast(Instant now) throws IOException {
        List<String> incidents = printer.incidents();
        Map<String, Object> body = Map.of(
                "owner", "Duty officer", "nextStepBy", now.plus(NEXT_STEP).toString());
        int taken = 0;
        for (String incident : incidents.subList(0, incidents.size() - 1)) {
            taken += take(incident, body);
        }
        printer.heading("The duty officer takes " + taken + " alerts; those of the last report are left lying");
    }

    private int take(String incident, Map<String, Object> body) throws IOException {
        int taken = 0;
        if (api.get("/incidents/" + incident + "/alerts").json().get("alerts") instanceof List<?> alerts) {
            for (Object alert : alerts) {
                if (alert instanceof Map<?, ?> fields && "open".equals(fields.get("state"))) {
                    ApiCaller.Response answer = api.post("/alerts/" + fields.get("id") + "/acknowledgement", body);
                    if (answer.status() != 200) {
                        throw new LocalException("an acknowledgement was refused: " + answer.body());
                    }
                    taken++;
                }
            }
        }
        return taken;
    }
}
