package org.policyalerts.cloudwatch;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.policyalerts.log.LogLine;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** A line for a failure, with what AWS said if it was AWS that refused. */
public final class FailedCall {

    private FailedCall() {}

    /** AWS's message is left out like any other: it may quote the item that was to be written. */
    public static String line(String event, String id, Throwable failed) {
        Map<String, Object> said = new LinkedHashMap<>();
        Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .filter(AwsServiceException.class::isInstance)
                .map(AwsServiceException.class::cast)
                .findFirst()
                .ifPresent(refused -> {
                    said.put("awsStatus", (long) refused.statusCode());
                    if (refused.awsErrorDetails() != null) {
                        said.put(
                                "awsCode",
                                String.valueOf(refused.awsErrorDetails().errorCode()));
                    }
                    said.put("awsRequestId", String.valueOf(refused.requestId()));
                });
        return LogLine.failure(event, id, failed, said);
    }
}
