package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.TaskId;
import org.policyalerts.dynamodb.books.DynamoDbBookStore;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReportTree;
import org.policyalerts.json.JsonWriter;
import org.policyalerts.policy.book.BookPreview;
import org.policyalerts.policy.testing.Samples;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Every status that is described is one the API answers with, and the other way round: {@link FakeApi} holds each
 * answer of every test against the description, and here each described status is brought about.
 */
class OpenApiAnswersTest {

    private static final String INCIDENT = "inc_01ARZ3NDEKTSV4RRFFQ69G5FAV";
    private static final String ALERT = "alt_01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef";
    private static final String TASK = "tsk_01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef";
    private static final String TAKING = "{\"owner\": \"M\", \"nextStepBy\": \"2023-12-29\"}";
    private static final String DONE = "{\"outcome\": \"done\", \"reason\": \"Told\"}";
    private static final String REJECTED = "{\"outcome\": \"rejected\", \"reason\": \"Not ours\"}";

    /** Sent by the gateway, and where a deployment limits its submitters, which has a test of its own. */
    private static final int TOO_MANY = 429;

    private static final String WHY = "{\"why\": \"test\"}";
    private static final String BOOK =
            JsonWriter.write(Map.of("file", "calm.yaml", "text", Samples.publishable("calm")));

    private final InMemoryTable table = new InMemoryTable();
    private final FakeApi api = new FakeApi(table);
    private final Map<String, Set<Integer>> seen = new TreeMap<>();

    private static final String REVIEW = "{\"status\": \"investigating\"}";
    private static final String SILENCE = "{\"sector\": \"energy\", \"reason\": \"drill\", \"until\": \"2023-12-31\"}";

    @Test
    void everyDescribedStatusIsAnsweredAndNoOther() {
        refusals();
        reports();
        reading();
        staff();
        silences();
        recipients();
        reviews();
        tasks();
        books();

        Map<String, Set<Integer>> described = new TreeMap<>();
        for (Route route : api.routes.rows()) {
            Set<Integer> statuses = new TreeSet<>(DescribedAnswers.statuses(route));
            assertThat(statuses.remove(TOO_MANY)).isTrue();
            described.put(name(route), statuses);
        }
        assertThat(seen).isEqualTo(described);
    }

    /** What every route refuses in the same way. */
    private void refusals() {
        for (Route route : api.routes.rows()) {
            String path = path(route);
            send(route, call(api, route, path).query("nonsense", "1"));
            if (!route.scopes().isEmpty()) {
                send(route, api.call(route.method(), path));
                send(route, api.call(route.method(), path).as("nothing", ""));
            }
            route.body().ifPresent(form -> {
                send(route, call(api, route, path).body("text/plain", ""));
                send(route, call(api, route, path).body(form.mediaTypes().get(0), " ".repeat(form.mostBytes() + 1)));
            });
            if (DescribedAnswers.statuses(route).contains(406)) {
                send(route, call(api, route, path).header("accept", "image/png"));
            }
            if (route.template().contains("{id}")) {
                send(route, withBody(call(api, route, path), route));
            }
            if (path.startsWith("/desk")) {
                send(route, call(FakeApi.signingIn(Optional.empty()), route, path));
            }
            if (route.scopes().isEmpty() || path.startsWith("/policies")) {
                send(route, call(api, route, path));
            } else {
                send(route, withBody(call(new FakeApi(new FailingTable(true)), route, path), route));
                send(route, withBody(call(new FakeApi(new FailingTable(false)), route, path), route));
            }
        }
    }

    private static String path(Route route) {
        Map<String, String> ids = Map.of(
                "policies",
                "classification-gap",
                "alerts",
                ALERT,
                "tasks",
                TASK,
                "silences",
                "sil_1",
                "audiences",
                "duty");
        String room = route.template().split("/", -1)[1];
        if (room.equals("desk")) {
            return route.template()
                    .replace("{folder}/{file}", "vendor/lit-html.js")
                    .replace("{file}", "desk.js");
        }
        return route.template()
                .replace("{audience}", "mfa")
                .replace("{code}", "K7Q2MD")
                .replace("{id}", ids.getOrDefault(room, INCIDENT));
    }

    private static Call call(FakeApi api, Route route, String path) {
        Set<String> scopes = new LinkedHashSet<>();
        route.scopes().forEach(scope -> scopes.add(scope.text));
        return api.call(route.method(), path).as(String.join(" ", scopes), "AKCESK");
    }

    private static Call withBody(Call call, Route route) {
        if (route.template().endsWith("acknowledgement")) {
            return call.json(TAKING);
        }
        if (route.template().endsWith("outcome")) {
            return call.json(DONE);
        }
        if (route.template().endsWith("/duplicate-of")) {
            return call.json("{\"incident\": null, \"reason\": \"Another line.\"}");
        }
        if (route.template().endsWith("/reviews")) {
            return route.body().isPresent() ? call.json(REVIEW) : call;
        }
        if (route.template().equals("/tasks:act")) {
            return call.json("{\"acts\": [{}]}");
        }
        if (route.template().endsWith("/take")) {
            return call.json("{}");
        }
        if (route.template().startsWith("/audiences")) {
            return route.body().isPresent() ? call.json("{\"mail\": \"duty@mfa.example\"}") : call;
        }
        if (route.template().startsWith("/silences")) {
            return route.body().isPresent() ? call.json(SILENCE) : call;
        }
        if (route.template().startsWith("/books")) {
            return route.template().equals("/books") && route.body().isPresent()
                    ? call.body("application/x-ndjson", BOOK)
                    : call.json(WHY);
        }
        String batch = route.template().endsWith("batch") ? "application/x-ndjson" : "";
        return batch.isEmpty() ? call.json(aReport()) : call.body(batch, oneLine(aReport()) + "\n");
    }

    private static String oneLine(ReportTree report) {
        return org.policyalerts.json.JsonWriter.write(report.tree());
    }

    private void reports() {
        Route submit = route("POST", "/incidents");
        Route change = route("PATCH", "/incidents/{id}");
        String id = send(submit, submitting(aReport())).text("id");
        send(submit, submitting(aReport()));
        send(submit, submitting(aReport().with("/severity", 1L)));
        send(submit, submitting(aReport().with("/reference", "R-2")).header("Idempotency-Key", "key"));
        send(submit, submitting(aReport().with("/reference", "R-3")).header("Idempotency-Key", "key"));
        send(submit, submitting(aReport()).query("dryRun", "true"));
        Route batch = route("POST", "/incidents:batch");
        send(batch, withBody(call(api, batch, batch.template()), batch));

        Call patch = call(api, change, "/incidents/" + id);
        send(change, patch.body("application/merge-patch+json", "{\"severity\": 2}"));
        send(change, patch.header("If-Match", "\"v1\""));
        send(change, patch.header("If-Match", "\"v7\""));
        send(
                change,
                api.call("PATCH", "/incidents/" + id)
                        .as("incidents/submit", "CERT-EU")
                        .patch("\"v1\"", "{}"));
    }

    private void reviews() {
        String id = send(route("POST", "/incidents"), submitting(aReport().with("/reference", "R-5")))
                .text("id");
        api.evaluate(id, 1);
        Route hold = route("POST", "/incidents/{id}/reviews");
        Call call = call(api, hold, "/incidents/" + id + "/reviews");
        send(hold, call.json(REVIEW));
        send(hold, call.json(REVIEW));
        send(hold, call.json("{\"status\": \"public\"}"));
        Route rule = route("POST", "/incidents/{id}/duplicate-of");
        send(rule, withBody(call(api, rule, "/incidents/" + id + "/duplicate-of"), rule));
        Route keep = route("PUT", "/incidents/{id}/hold");
        send(keep, call(api, keep, "/incidents/" + id + "/hold").json("{\"reason\": \"A court asks.\"}"));
        Route read = route("GET", "/incidents/{id}");
        send(read, call(api, read, "/incidents/" + id));
        Route lift = route("DELETE", "/incidents/{id}/hold");
        send(lift, call(api, lift, "/incidents/" + id + "/hold"));
        Route erase = route("POST", "/incidents/{id}/erasure");
        String asked = "{\"fields\": [\"/title\"], \"requestedBy\": \"the person\", \"reason\": \"asked\"}";
        send(erase, call(api, erase, "/incidents/" + id + "/erasure").json(asked));
        Route versions = route("GET", "/incidents/{id}/versions");
        send(versions, call(api, versions, "/incidents/" + id + "/versions"));
        Route list = route("GET", "/reviews");
        send(list, call(api, list, "/reviews"));
    }

    private void recipients() {
        Route list = route("GET", "/audiences/{audience}/recipients");
        Route put = route("PUT", "/audiences/{audience}/recipients/{id}");
        Route remove = route("DELETE", "/audiences/{audience}/recipients/{id}");
        for (String audience : List.of("mfa", "nobody")) {
            String path = "/audiences/" + audience + "/recipients";
            send(put, withBody(call(api, put, path + "/duty"), put));
            send(list, call(api, list, path));
            send(remove, call(api, remove, path + "/duty"));
        }
    }

    private void silences() {
        Route begin = route("POST", "/silences");
        Route end = route("DELETE", "/silences/{id}");
        Call call = withBody(call(api, begin, "/silences"), begin);
        String id = send(begin, call).text("id");
        send(begin, call.query("dryRun", "true"));
        Route list = route("GET", "/silences");
        send(list, call(api, list, "/silences"));
        send(end, call(api, end, "/silences/" + id));
    }

    private void tasks() {
        String id = send(route("POST", "/incidents"), submitting(aReport().with("/reference", "R-6")))
                .text("id");
        api.evaluate(id, 1);
        TaskId task = ownedBy("mfa").of(new IncidentId(id)).in(api.tasks);
        Route one = route("GET", "/tasks/{id}");
        send(one, call(api, one, "/tasks/" + task));
        send(one, call(api, one, "/tasks/" + INCIDENT));
        for (String list : List.of("/tasks", "/calendar", "/figures")) {
            send(route("GET", list), call(api, route("GET", list), list));
        }
        send(
                route("GET", "/calendar"),
                call(api, route("GET", "/calendar"), "/calendar").query("incident", INCIDENT));
        Route campaign = route("GET", "/campaigns/{claimant}");
        send(campaign, call(api, campaign, "/campaigns/nobody"));
        Route act = route("POST", "/tasks:act");
        send(
                act,
                call(api, act, "/tasks:act")
                        .json("{\"acts\": [{\"task\": \"%s\", \"act\": \"take\"}, {}]}".formatted(task)));
        Route about = route("GET", "/incidents/{id}/messages");
        Object code = send(about, call(api, about, "/incidents/" + id + "/messages"))
                .objects("messages")
                .get(0)
                .get("code");
        Route message = route("GET", "/messages/{code}");
        send(message, call(api, message, "/messages/" + code));
        send(message, call(api, message, "/messages/none"));
        Route take = route("POST", "/messages/{code}/take");
        send(take, call(api, take, "/messages/" + code + "/take").json("{}"));
        send(take, call(api, take, "/messages/none/take").json("{}"));
    }

    private Call submitting(ReportTree report) {
        return api.call("POST", "/incidents").asSubmitter("AKCESK").json(report);
    }

    private void reading() {
        String id = send(route("POST", "/incidents"), submitting(aReport().with("/reference", "R-4")))
                .text("id");
        Route decision = route("GET", "/incidents/{id}/decision");
        send(decision, call(api, decision, "/incidents/" + id + "/decision"));
        Route questions = route("GET", "/incidents/{id}/questions");
        send(questions, call(api, questions, "/incidents/" + id + "/questions"));
        api.evaluate(id, 1);
        for (String part : List.of("", "/stix", "/versions", "/decision", "/questions", "/alerts")) {
            Route route = route("GET", "/incidents/{id}" + part);
            send(route, call(api, route, "/incidents/" + id + part));
        }
        send(route("GET", "/incidents"), call(api, route("GET", "/incidents"), "/incidents"));
        Route policy = route("GET", "/policies/{id}");
        send(policy, call(api, policy, "/policies/none"));
    }

    private void staff() {
        Route list = route("GET", "/alerts");
        Object alert =
                send(list, call(api, list, "/alerts")).objects("alerts").get(0).get("id");
        Route one = route("GET", "/alerts/{id}");
        Route take = route("POST", "/alerts/{id}/acknowledgement");
        Route close = route("POST", "/alerts/{id}/outcome");
        send(one, call(api, one, "/alerts/" + alert));
        send(take, call(api, take, "/alerts/" + alert + "/acknowledgement").json(TAKING));
        send(take, call(api, take, "/alerts/" + alert + "/acknowledgement").json(TAKING.replace("\"M\"", "\"N\"")));
        send(close, call(api, close, "/alerts/" + alert + "/outcome").json(DONE));
        send(close, call(api, close, "/alerts/" + alert + "/outcome").json(REJECTED));
        send(take, call(api, take, "/alerts/" + alert + "/acknowledgement").json(TAKING));
        send(one, call(api, one, "/alerts/" + alert));
    }

    private void books() {
        Route publish = route("POST", "/books");
        String hash = send(publish, call(api, publish, "/books").body("application/x-ndjson", BOOK))
                .text("hash");
        send(publish, call(api, publish, "/books").body("application/x-ndjson", BOOK));
        send(route("GET", "/books"), call(api, route("GET", "/books"), "/books"));
        Route one = route("GET", "/books/{hash}");
        send(one, call(api, one, "/books/" + hash));
        send(one, call(api, one, "/books/" + "0".repeat(64)));
        Route preview = route("GET", "/books/{hash}/preview");
        send(preview, call(api, preview, "/books/" + hash + "/preview"));
        new DynamoDbBookStore(table)
                .begin(BookPreview.begun(hash, "shipped", Instant.EPOCH).at(Optional.empty(), Instant.EPOCH));
        send(preview, call(api, preview, "/books/" + hash + "/preview"));
        send(preview, call(api, preview, "/books/" + "0".repeat(64) + "/preview"));
        Route activate = route("POST", "/books/{hash}/activation");
        send(activate, call(api, activate, "/books/" + hash + "/activation").json(WHY));
        send(
                activate,
                call(api, activate, "/books/" + "0".repeat(64) + "/activation").json(WHY));
        send(
                activate,
                call(api, activate, "/books/" + hash + "/activation")
                        .asPublisher("ben")
                        .json(WHY));
        send(
                activate,
                call(api, activate, "/books/shipped/activation")
                        .asPublisher("ben")
                        .json(WHY));
        table.write(List.of(
                new Table.Write.Delete(new Table.Key("BOOK#" + hash, "CHECKED"), new Table.Condition.Always())));
        send(
                activate,
                call(api, activate, "/books/" + hash + "/activation")
                        .asPublisher("ben")
                        .json(WHY));
    }

    private Route route(String method, String template) {
        return api.routes.rows().stream()
                .filter(row -> row.method().equals(method) && row.template().equals(template))
                .findFirst()
                .orElseThrow();
    }

    private FakeApi.Answer send(Route route, Call call) {
        FakeApi.Answer answer = call.send();
        Set<Integer> statuses = seen.computeIfAbsent(name(route), name -> new TreeSet<>());
        statuses.add(answer.status());
        if (route.method().equals("GET") && answer.headers().containsKey("ETag")) {
            statuses.add(
                    call.header("If-None-Match", answer.header("ETag")).send().status());
        }
        return answer;
    }

    private static String name(Route route) {
        return route.method() + " " + route.template();
    }

    /** Busy, or broken. */
    private record FailingTable(boolean isBusy) implements Table {
        private RuntimeException failure() {
            return isBusy ? SdkClientException.create("busy") : new IllegalStateException("broken");
        }

        @Override
        public Optional<Map<String, Object>> get(Key key) {
            throw failure();
        }

        @Override
        public Page query(Query query) {
            throw failure();
        }

        @Override
        public void write(List<Write> writes) {
            throw failure();
        }
    }
}
