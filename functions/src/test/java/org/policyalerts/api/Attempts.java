package org.policyalerts.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.testing.Samples;

/** A call of every route there is, about each of three reports where it is about one. */
final class Attempts {

    private static final List<String> OWNERS = List.of("csirt", "operator@OSHEE");
    private static final String INCIDENT = "/incidents/{id}";

    private final ThreeReports reports;
    private final List<Attempt> all = new ArrayList<>();

    /**
     * One call.
     *
     * @param route as the description has it
     * @param about what it is about; empty where it is about no report
     */
    record Attempt(String route, String about, String path, UnaryOperator<Call> with) {

        String method() {
            return route.substring(0, route.indexOf(' '));
        }

        Call by(Reader reader, FakeApi api) {
            return by(reader, api, method());
        }

        Call by(Reader reader, FakeApi api, String method) {
            return with.apply(reader.on(api, method, path));
        }

        @Override
        public String toString() {
            return about.isEmpty() ? route : route + " of " + about;
        }
    }

    private Attempts(ThreeReports reports) {
        this.reports = reports;
    }

    /** All of them, in the order of the description. */
    static List<Attempt> at(ThreeReports reports) {
        Attempts attempts = new Attempts(reports);
        attempts.reporting();
        ThreeReports.ALL.forEach(attempts::incident);
        ThreeReports.ALL.forEach(attempts::alert);
        ThreeReports.ALL.forEach(attempts::tasksAndMessages);
        attempts.lists();
        attempts.silences();
        attempts.recipients();
        attempts.books();
        List<String> order = OpenApi.file().operations().stream()
                .map(OpenApi.Operation::toString)
                .toList();
        attempts.all.sort(Comparator.comparing(attempt -> order.indexOf(attempt.route())));
        return attempts.all;
    }

    private void add(String route, String about, String path, UnaryOperator<Call> with) {
        all.add(new Attempt(route, about, path, with));
    }

    private void get(String template, String about, String path) {
        add("GET " + template, about, path, call -> call);
    }

    private void post(String template, String about, String path, String body) {
        add("POST " + template, about, path, call -> call.json(body));
    }

    private void reporting() {
        UnaryOperator<Call> report = call -> call.json(ThreeReports.report("tried", "clear", "2023-12-26"));
        add("POST /incidents", "", "/incidents", report);
        add("POST /incidents", "a dry run", "/incidents", call -> report.apply(call)
                .query("dryRun", "true"));
        String line = JsonWriter.write(
                ThreeReports.report("tried", "clear", "2023-12-26").tree());
        add("POST /incidents:batch", "", "/incidents:batch", call -> call.body("application/x-ndjson", line));
    }

    private void incident(String name) {
        String path = "/incidents/" + reports.incident(name);
        for (String part : List.of("", "/stix", "/versions", "/decision", "/questions", "/alerts", "/messages")) {
            get(INCIDENT + part, name, path + part);
        }
        add("PATCH " + INCIDENT, name, path, call -> call.patch("\"v1\"", "{\"severity\": 2}"));
        post(INCIDENT + "/reviews", name, path + "/reviews", "{\"status\": \"investigating\"}");
        String ruling = "/duplicate-of";
        String body = "{\"incident\": %s, \"reason\": \"tried\"}";
        post(INCIDENT + ruling, name + " (of none)", path + ruling, body.formatted("null"));
        add("PUT " + INCIDENT + "/hold", name, path + "/hold", call -> call.json("{\"reason\": \"tried\"}"));
        add("DELETE " + INCIDENT + "/hold", name, path + "/hold", call -> call);
        String erasure = "{\"fields\": [\"/title\"], \"requestedBy\": \"the person\", \"reason\": \"asked\"}";
        post(INCIDENT + "/erasure", name, path + "/erasure", erasure);
        if (name.equals("own")) {
            post(INCIDENT + ruling, "own (of red)", path + ruling, body.formatted('"' + reports.incident("red") + '"'));
        }
    }

    private void alert(String name) {
        String path = "/alerts/" + reports.alert(name);
        get("/alerts/{id}", name, path);
        post(
                "/alerts/{id}/acknowledgement",
                name,
                path + "/acknowledgement",
                "{\"owner\": \"desk\", \"nextStepBy\": \"2023-12-27\"}");
        post("/alerts/{id}/outcome", name, path + "/outcome", "{\"outcome\": \"done\", \"reason\": \"tried\"}");
    }

    private void tasksAndMessages(String name) {
        for (String owner : OWNERS) {
            String about = name + ", " + owner;
            reports.task(name, owner).ifPresent(task -> {
                get("/tasks/{id}", about, "/tasks/" + task);
                post(
                        "/tasks:act",
                        about,
                        "/tasks:act",
                        "{\"acts\": [{\"task\": \"%s\", \"act\": \"take\"}]}".formatted(task));
            });
            reports.code(name, owner).ifPresent(code -> {
                get("/messages/{code}", about, "/messages/" + code);
                post("/messages/{code}/take", about, "/messages/" + code + "/take", "{}");
            });
        }
    }

    private void lists() {
        for (String path : List.of(
                "/incidents", "/alerts", "/tasks", "/calendar", "/reviews", "/policies", "/health", "/openapi.json")) {
            get(path, "", path);
        }
        for (String path : List.of("/incidents", "/tasks", "/calendar", "/reviews")) {
            add("GET " + path, "a table", path, call -> call.header("Accept", "text/csv"));
        }
        add("GET /calendar", "a file", "/calendar", call -> call.header("Accept", "text/calendar"));
        get("/desk", "", "/desk");
        get("/desk/{file}", "", "/desk/config.json");
        get("/desk/{folder}/{file}", "", "/desk/vendor/lit-html.js");
        get("/policies/{id}", "", "/policies/classification-gap");
        get("/figures", "", "/figures");
        get("/campaigns/{claimant}", "", "/campaigns/Homeland Justice");
    }

    private void books() {
        String none = "/books/" + "0".repeat(64);
        String line = JsonWriter.write(Map.of("file", "calm.yaml", "text", Samples.publishable("calm")));
        get("/books", "", "/books");
        add("POST /books", "", "/books", call -> call.body("application/x-ndjson", line));
        get("/books/{hash}", "none", none);
        get("/books/{hash}/preview", "none", none + "/preview");
        post("/books/{hash}/activation", "none", none + "/activation", "{\"why\": \"tried\"}");
    }

    private void recipients() {
        String template = "/audiences/{audience}/recipients";
        for (String audience : List.of("csirt", "policy", "operator@OSHEE")) {
            String path = "/audiences/" + audience + "/recipients";
            get(template, audience, path);
            add(
                    "PUT " + template + "/{id}",
                    audience,
                    path + "/duty",
                    call -> call.json("{\"mail\": \"duty@csirt.example\"}"));
            add("DELETE " + template + "/{id}", audience, path + "/duty", call -> call);
        }
    }

    private void silences() {
        get("/silences", "", "/silences");
        UnaryOperator<Call> begun = call ->
                call.json("{\"claimant\": \"Homeland Justice\", \"reason\": \"tried\", \"until\": \"2024-01-01\"}");
        add("POST /silences", "", "/silences", begun);
        add("POST /silences", "a dry run", "/silences", call -> begun.apply(call)
                .query("dryRun", "true"));
        add("DELETE /silences/{id}", "", "/silences/" + reports.silence, call -> call);
    }
}
