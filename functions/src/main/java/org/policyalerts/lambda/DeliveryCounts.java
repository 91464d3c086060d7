package org.policyalerts.lambda;

import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.delivery.NotificationDelivery.Delivered;
import org.policyalerts.log.LogLine;
import org.policyalerts.log.MetricLine;

/** What the deliveries of one invocation did. */
final class DeliveryCounts {

    private int sent;
    private int dead;
    private int waiting;
    private Duration slowest = Duration.ZERO;

    void add(Delivered delivered) {
        sent += delivered.sent();
        dead += delivered.dead();
        waiting += delivered.waiting();
        slowest = Collections.max(List.of(slowest, delivered.slowest()));
    }

    /**
     * Writes the metrics if there was anything to deliver, and a separate line for messages that people must look at.
     */
    void log(Instant at, LambdaLogger log) {
        if (sent + dead + waiting == 0) {
            return;
        }
        Map<String, Long> metrics = new LinkedHashMap<>();
        metrics.put("NotificationsSent", (long) sent);
        metrics.put("NotificationsDead", (long) dead);
        metrics.put("NotificationsWaiting", (long) waiting);
        metrics.put("DecisionToPublishSeconds", slowest.toSeconds());
        log.log(MetricLine.of(at, "delivery", metrics));
        if (dead > 0) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("event", "notifications-dead");
            line.put("count", (long) dead);
            log.log(LogLine.of(line));
        }
    }
}
