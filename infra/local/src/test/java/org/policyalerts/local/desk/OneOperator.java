package org.policyalerts.local.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.local.stack.Caller;

/**
 * An operator with an inbox of its own, so that no test meets the tasks of another: one incident that hit it, and three
 * tasks of which the first is overdue when a test begins.
 */
record OneOperator(DeskStack stack, String name, String incident) {

    static final String TELL = "Tell the users of the service what has happened and what they can do";
    static final String ISOLATE = "Isolate the management systems and verify the offline backups";
    static final String TITLE = "Portal of a utility wiped";

    static OneOperator hit(Desk desk, String name) {
        return hit(desk, name, Map.of());
    }

    /** With other fields than those of the sample. */
    static OneOperator hit(Desk desk, String name, Map<String, Object> fields) {
        return new OneOperator(desk.stack, name, desk.stack.reported(report(name, fields)));
    }

    private static String report(String name, Map<String, Object> fields) {
        try {
            Map<String, Object> report = new LinkedHashMap<>(Caller.object(Caller.report("parliament")));
            List.of("claims", "motive", "responses", "context", "attribution").forEach(report::remove);
            report.put("reference", "DESK/" + name);
            report.put("title", TITLE);
            @SuppressWarnings("unchecked")
            Map<String, Object> target = new LinkedHashMap<>(
                    (Map<String, Object>) ((List<?>) Objects.requireNonNull(report.get("targets"))).get(0));
            target.put("organisation", name);
            report.put("targets", List.of(target));
            report.putAll(fields);
            return JsonWriter.write(report);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String token() {
        return "staff:operator@" + name;
    }

    String inbox() {
        return "#/inbox";
    }

    /** The rows that are still to be done. */
    List<Map<?, ?>> rows() {
        return Caller.objects(get("/tasks"), "rows");
    }

    /** The state of the task with these words, whatever it is. */
    String state(String words) {
        return Caller.objects(get("/incidents/" + incident + "/alerts"), "alerts").stream()
                .flatMap(alert -> ((List<?>) Objects.requireNonNullElse(alert.get("tasks"), List.of())).stream())
                .map(task -> (Map<?, ?>) task)
                .filter(task -> words.equals(task.get("do")))
                .map(task -> String.valueOf(task.get("state")))
                .findFirst()
                .orElseThrow();
    }

    /** What somebody else does meanwhile with the task of these words. */
    void meanwhile(String words, String act) {
        String task = rows().stream()
                .filter(row -> words.equals(row.get("do")))
                .map(row -> ((Map<?, ?>) ((List<?>) Objects.requireNonNull(row.get("tasks"))).get(0)).get("id"))
                .map(String::valueOf)
                .findFirst()
                .orElseThrow();
        send("/tasks:act", "{\"acts\":[{\"task\":\"%s\",%s}]}".formatted(task, act));
    }

    /** The code of the last message to it. */
    String code() {
        return String.valueOf(Caller.objects(get("/incidents/" + incident + "/messages"), "messages")
                .get(0)
                .get("code"));
    }

    /** The incident turns out to be none. */
    void falseAlarm() {
        try {
            stack.caller.change(incident, 1, "{\"determination\":\"false-positive\"}");
            stack.caller.awaitIdle();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private String get(String path) {
        try {
            return stack.caller.get(path, token()).body();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private void send(String path, String body) {
        try {
            stack.caller.send("POST", path, token(), "application/json", body);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
