package org.policyalerts.log;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A line of the log from which CloudWatch makes metrics (CloudWatch user guide, "Embedded metric format
 * specification").
 */
public final class MetricLine {

    static final String NAMESPACE = "PolicyAlerts";

    private MetricLine() {}

    /**
     * The metrics of one event, in the order given. A name that ends in {@code Seconds} has that unit; all others are
     * counts.
     */
    public static String of(Instant at, String event, Map<String, Long> metrics) {
        Map<String, Object> directive = new LinkedHashMap<>();
        directive.put("Namespace", NAMESPACE);
        // One empty set of dimensions, so that an alarm finds the metric by its name alone.
        directive.put("Dimensions", List.of(List.of()));
        directive.put(
                "Metrics", metrics.keySet().stream().map(MetricLine::definition).toList());
        Map<String, Object> aws = new LinkedHashMap<>();
        aws.put("Timestamp", at.toEpochMilli());
        aws.put("CloudWatchMetrics", List.of(directive));
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("_aws", aws);
        line.put("event", event);
        line.putAll(metrics);
        return LogLine.of(line);
    }

    private static Map<String, Object> definition(String name) {
        Map<String, Object> definition = new LinkedHashMap<>();
        definition.put("Name", name);
        definition.put("Unit", name.endsWith("Seconds") ? "Seconds" : "Count");
        return definition;
    }
}
