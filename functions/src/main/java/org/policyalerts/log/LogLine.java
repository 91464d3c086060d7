package org.policyalerts.log;

import java.util.LinkedHashMap;
import java.util.Map;
import org.policyalerts.json.JsonWriter;

/** One structured line of the log: an event and its fields; never what a reporter wrote. */
public final class LogLine {

    private LogLine() {}

    /**
     * Something failed: where, and with which exception. The exception's message is left out, since it may quote a
     * report.
     */
    public static String failure(String event, String id, Throwable failed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("event", event);
        line.put("id", id);
        line.put("exception", failed.getClass().getName());
        StackTraceElement[] trace = failed.getStackTrace();
        line.put("at", trace.length == 0 ? "" : trace[0].toString());
        return of(line);
    }

    /** Any line. */
    public static String of(Map<String, Object> fields) {
        return JsonWriter.write(fields) + "\n";
    }
}
