package org.policyalerts.log;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.policyalerts.json.JsonWriter;

/** One structured line of the log: an event and its fields; never what a reporter wrote. */
public final class LogLine {

    private static final String OURS = "org.policyalerts.";

    private LogLine() {}

    /**
     * Something failed: where in our code, and with which exception. The exception's message is left out, since it may
     * quote a report.
     *
     * @param more what else is known of the failure, fit for a log
     */
    public static String failure(String event, String id, Throwable failed, Map<String, Object> more) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("id", id);
        line.put("exception", failed.getClass().getName());
        Optional.ofNullable(failed.getCause())
                .ifPresent(cause -> line.put("cause", cause.getClass().getName()));
        line.put("at", place(failed));
        line.putAll(more);
        return of(line);
    }

    /** The innermost of our own calls; what a library did inside of it says little. */
    private static String place(Throwable failed) {
        return Stream.iterate(failed, Objects::nonNull, Throwable::getCause)
                .flatMap(one -> Arrays.stream(one.getStackTrace()))
                .filter(frame -> frame.getClassName().startsWith(OURS))
                .findFirst()
                .map(frame -> frame.getClassName() + "." + frame.getMethodName() + ":" + frame.getLineNumber())
                .orElse("");
    }

    public static String of(Map<String, Object> fields) {
        return JsonWriter.write(fields) + "\n";
    }
}
