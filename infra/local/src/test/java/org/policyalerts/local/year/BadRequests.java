package org.policyalerts.local.year;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.policyalerts.json.JsonWriter;

/** Requests that have to be refused, and with which status: each kind of bad input that a stranger may send. */
final class BadRequests {

    private static final String CURATOR = "curator:AKCESK";
    private static final String JSON = "application/json";
    private static final String PATCH = "application/merge-patch+json";

    private BadRequests() {}

    /**
     * A request that is refused.
     *
     * @param headers beside the token
     */
    record Bad(
            String name,
            int status,
            String method,
            String path,
            String token,
            Map<String, String> headers,
            String body) {}

    private static Bad post(String name, int status, String path, String token, String body) {
        return new Bad(name, status, "POST", path, token, Map.of("Content-Type", JSON), body);
    }

    private static Bad report(String name, String body) {
        return post(name, 400, "/incidents", CURATOR, body);
    }

    private static Bad get(String name, int status, String path, String token) {
        return new Bad(name, status, "GET", path, token, Map.of(), "");
    }

    /** Those that need nothing that is stored. */
    static List<Bad> anyTime(Map<String, Object> report) {
        return List.of(
                report("broken JSON", "{\"title\": \"=HYPERLINK(1)\", \"tlp\": \"ambre\""),
                report("wrong types", with(report, "title", 7L)),
                report("an unknown word", with(report, "tlp", "ambre")),
                report("an unknown field", with(report, "titel", "Attacked")),
                report("a field of another form", with(report, "detectedAt", "2024-01-01")),
                report("a key twice", "{\"title\": \"a\", \"title\": \"b\"}"),
                report("deep nesting", "[" + "[".repeat(5_000)),
                report("an object nested deeply", "{\"a\":".repeat(70) + "1" + "}".repeat(70)),
                report("no number", "{\"severity\": NaN}"),
                report("a number beyond all", "{\"severity\": 1e400}"),
                report("a byte order mark", "\uFEFF{}"),
                report("a date that is none", with(report, "timeline", Map.of("occurredAt", "2024-02-30"))),
                report("a date to come", with(report, "timeline", Map.of("occurredAt", "2031-01-01"))),
                report("a time without offset", with(report, "timeline", Map.of("occurredAt", "2024-01-01T10:00:00"))),
                report("an empty list of nothing", "[]"),
                report("no report", ""),
                post("too large", 413, "/incidents", CURATOR, "x".repeat(300_000)),
                post("no token", 401, "/incidents", "", "{}"),
                post("a token without the right to report", 403, "/incidents", "auditor", JsonWriter.write(report)),
                post("a judgement without the right to judge", 403, "/incidents", "submitter:AKCESK", judged(report)),
                new Bad("a page", 415, "POST", "/incidents", CURATOR, Map.of("Content-Type", "text/html"), "<script>"),
                new Bad(
                        "a batch as JSON",
                        415,
                        "POST",
                        "/incidents:batch",
                        CURATOR,
                        Map.of("Content-Type", JSON),
                        "{}"),
                post("acts that are none", 400, "/tasks:act", "staff:mfa", "{\"acts\":7}"),
                post("a silence of nothing", 400, "/silences", "staff", "{\"policy\":\"none-such\"}"));
    }

    /** Those that ask for what there is not, or not for them. */
    static List<Bad> elsewhere() {
        return List.of(
                get("nothing there", 404, "/incidents/inc_nowhere", "staff"),
                get("parameters that are none", 400, "/incidents?limit=-1&colour=red", "staff"),
                get("a cursor of one's own", 400, "/incidents?cursor=AAAA", "staff"),
                get("a path that climbs", 400, "/../etc/passwd", "staff"),
                get("no such route", 404, "/etc/passwd", "staff"),
                get("no such audience", 400, "/tasks?audience=kremlin", "staff"),
                get("books without the right", 403, "/books", "staff"),
                new Bad("no such form", 406, "GET", "/reviews", "staff", Map.of("Accept", "image/png"), ""),
                new Bad("no such method", 405, "DELETE", "/incidents", "staff", Map.of(), ""));
    }

    /** Books that do not compile, or that fail their own tests. */
    static List<Bad> books(String goodBook, String untrueLine) {
        return List.of(
                book("a book that is no YAML", "{\"file\":\"a.yaml\",\"text\":\"id: [\"}"),
                book("a book with a rule that is none", line("id: x\nversion: 1\nwhen: [{nowhere: 1}]\n")),
                book("a book of broken lines", "{\"file\":\n{}"),
                book("a book that fails its tests", goodBook + "\n" + untrueLine));
    }

    private static Bad book(String name, String body) {
        return new Bad(
                name, 400, "POST", "/books", "publisher:ana", Map.of("Content-Type", "application/x-ndjson"), body);
    }

    private static String line(String policy) {
        return JsonWriter.write(Map.of("file", "untrue.yaml", "text", policy));
    }

    /** Those about an incident that is there. */
    static List<Bad> about(Known known, Map<String, Object> report) {
        String path = "/incidents/" + known.id;
        String taken = with(report, "reference", known.reference);
        return List.of(
                patch("a version of before", 412, path, Map.of("If-Match", "\"v" + (known.version + 7) + "\"")),
                patch("no version", 428, path, Map.of()),
                patch("a version that is none", 400, path, Map.of("If-Match", "now")),
                post("a reference that is taken", 409, "/incidents", CURATOR, taken),
                get("somebody else's", 404, path, "submitter:SOMEBODY-ELSE"),
                post("an erasure of nothing", 400, path + "/erasure", "staff:legal+restricted", erasure("/nowhere")),
                post("an erasure without the right", 403, path + "/erasure", "staff:mfa+restricted", erasure("/title")),
                put("a hold without a reason", 400, path + "/hold", "staff:legal+restricted", "{}"),
                put("a hold without the right", 403, path + "/hold", "staff:mfa+restricted", "{\"reason\":\"Mine.\"}"),
                put(
                        "an audience that is none",
                        404,
                        "/audiences/kremlin/recipients/x",
                        "staff",
                        "{\"mail\":\"a@b.example\"}"),
                put(
                        "a mailbox that is none",
                        400,
                        "/audiences/mfa/recipients/x",
                        "staff:mfa",
                        "{\"mail\":\"nowhere\"}"),
                post("a stranger's judgement", 403, path + "/reviews", "submitter:SOMEBODY-ELSE", "{}"));
    }

    private static Bad patch(String name, int status, String path, Map<String, String> ifMatch) {
        Map<String, String> headers = new HashMap<>(ifMatch);
        headers.put("Content-Type", PATCH);
        return new Bad(name, status, "PATCH", path, CURATOR + "+restricted", headers, "{\"severity\":1}");
    }

    private static Bad put(String name, int status, String path, String token, String body) {
        return new Bad(name, status, "PUT", path, token, Map.of("Content-Type", JSON), body);
    }

    private static String erasure(String pointer) {
        return JsonWriter.write(Map.of("fields", List.of(pointer), "requestedBy", "somebody", "reason", "because"));
    }

    private static String judged(Map<String, Object> report) {
        return with(report, "attribution", Map.of("status", "public", "confidence", "high"));
    }

    private static String with(Map<String, Object> report, String field, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(report);
        changed.put(field, value);
        return JsonWriter.write(changed);
    }
}
