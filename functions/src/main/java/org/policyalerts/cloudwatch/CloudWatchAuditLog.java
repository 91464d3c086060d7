package org.policyalerts.cloudwatch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.policyalerts.api.RequestAudit;
import org.policyalerts.log.LogLine;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.InputLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.PutLogEventsResponse;

/**
 * The audit in a log group of its own. All instances write to the one stream that the template makes: sequence tokens
 * count no more (CloudWatch Logs API reference, "PutLogEvents").
 */
public record CloudWatchAuditLog(CloudWatchLogsClient client, String group) implements RequestAudit.Log {

    private static final String STREAM = "api";
    private static final String NOT_KEPT = "audit-not-kept";

    @Override
    public void keep(Instant at, List<String> lines, Consumer<String> ownLog) {
        List<InputLogEvent> events = lines.stream()
                .map(line -> InputLogEvent.builder()
                        .timestamp(at.toEpochMilli())
                        .message(line.strip())
                        .build())
                .toList();
        try {
            PutLogEventsResponse taken = client.putLogEvents(
                    r -> r.logGroupName(group).logStreamName(STREAM).logEvents(events));
            if (taken.rejectedLogEventsInfo() != null) {
                // By a clock that is wrong by hours or days.
                ownLog.accept(LogLine.of(Map.of("event", NOT_KEPT)));
                lines.forEach(ownLog);
            }
        } catch (SdkException failed) {
            // A report is not refused because its audit cannot be written; an alarm counts these lines.
            ownLog.accept(FailedCall.line(NOT_KEPT, group, failed));
            lines.forEach(ownLog);
        }
    }
}
