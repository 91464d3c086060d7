package org.policyalerts.local.lambda;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A whole stream record that a function could not handle.
 *
 * @param invocations how often the function was called with it
 */
public record ParkedRecord(String function, int invocations, Instant at, StreamRecord record) {

    /** What people need to find the item, without any text of a reporter. */
    public Map<String, Object> name() {
        Map<String, Object> name = new LinkedHashMap<>();
        name.put("function", function);
        name.putAll(record.name());
        return name;
    }

    /**
     * As a deployed mapping writes it to S3 (Lambda developer guide, "Capturing discarded batches for a DynamoDB event
     * source").
     */
    public Map<String, Object> document() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("functionArn", InvocationContext.arn(function));
        request.put("condition", "RetryAttemptsExhausted");
        request.put("approximateInvokeCount", invocations);
        Map<String, Object> batch = new LinkedHashMap<>();
        batch.put("startSequenceNumber", record.sequenceNumber());
        batch.put("endSequenceNumber", record.sequenceNumber());
        batch.put("batchSize", 1);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("requestContext", request);
        document.put("version", "1.0");
        document.put("timestamp", at.toString());
        document.put("DDBStreamBatchInfo", batch);
        document.put("payload", StreamEvents.event(List.of(record)));
        return document;
    }

    /** The opposite of {@link #document}. */
    static ParkedRecord of(Map<String, Object> document) {
        Map<?, ?> request = (Map<?, ?>) document.getOrDefault("requestContext", Map.of());
        String arn = String.valueOf(request.get("functionArn"));
        return new ParkedRecord(
                arn.substring(arn.lastIndexOf(':') + 1),
                Integer.parseInt(String.valueOf(request.get("approximateInvokeCount"))),
                Instant.parse(String.valueOf(document.get("timestamp"))),
                StreamEvents.records(document.get("payload")).get(0));
    }
}
