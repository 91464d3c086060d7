package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.api.Call.utf8;
import static org.policyalerts.incident.ReportTree.aReport;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.Table;
import org.policyalerts.json.JsonWriter;

class ApiRefusalTest {

    private static final String NO_ID = "/incidents/inc_01ARZ3NDEKTSV4RRFFQ69G5FAV";

    private final FakeApi api = new FakeApi();

    static Stream<Arguments> badBodies() {
        return Stream.of(
                body("broken JSON", 400, call -> call.json("{\"title\": ")),
                body("duplicate keys", 400, call -> call.json("{\"title\": \"a\", \"title\": \"b\"}")),
                body("NaN", 400, call -> call.json("{\"severity\": NaN}")),
                body("1e400", 400, call -> call.json("{\"severity\": 1e400}")),
                body("an integer over 2^53", 400, call -> call.json("{\"severity\": 9007199254740993}")),
                body("an exponent beyond every decimal", 400, call -> call.json("{\"severity\":11e400703577600}")),
                body("10,000-deep nesting", 400, call -> call.json("{\"a\":".repeat(10_000))),
                body("a byte order mark", 400, call -> call.bytes(utf8("\uFEFF{}"))),
                body("UTF-16", 400, call -> call.bytes("{}".getBytes(StandardCharsets.UTF_16))),
                body("invalid UTF-8", 400, call -> call.bytes(new byte[] {'"', (byte) 0xFF, '"'})),
                body("no body", 400, call -> call.json("")),
                body("null", 400, call -> call.json("null")),
                body("a list", 400, call -> call.json("[]")),
                body("an unknown field", 400, call -> call.json(aReport().with("/titel", "x"))),
                body("a wrong enum", 400, call -> call.json(aReport().with("/mode", "dead"))),
                body(
                        "an impossible date",
                        400,
                        call -> call.json(aReport().with("/timeline/occurredAt", "2023-02-30"))),
                body("a missing field", 400, call -> call.json(aReport().without("title"))),
                body("300 KiB", 413, call -> call.json("x".repeat(300 * 1024))),
                body("300 KiB in base64", 413, call -> call.bytes(new byte[300 * 1024])),
                body("10 MB", 413, call -> call.json(" ".repeat(10_000_000))),
                body("one byte over 256 KiB", 413, call -> call.json(" ".repeat(256 * 1024 + 1))),
                body("256 KiB of two-byte characters and more", 413, call -> call.json("é".repeat(128 * 1024) + "é")),
                body("text", 415, call -> call.body("text/plain", "{}")),
                body("no content type", 415, call -> call.body("", "{}")),
                body("JSON in Latin-1", 415, call -> call.body("application/json; charset=iso-8859-1", "{}")),
                body("packed by gzip", 415, call -> call.json("{}").header("Content-Encoding", "gzip")),
                body("a merge patch", 415, call -> call.body("application/merge-patch+json", "{}")));
    }

    private static Arguments body(String name, int status, UnaryOperator<Call> body) {
        return Arguments.of(name, status, body);
    }

    @ParameterizedTest(name = "5.10 {0} -> {1}")
    @MethodSource("badBodies")
    void refusesBadBodiesAndWritesNothing(String name, int status, UnaryOperator<Call> body) {
        Answer answer =
                body.apply(api.call("POST", "/incidents").asSubmitter("AKCESK")).send();

        assertThat(answer.status()).as(name).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.document()).containsEntry("status", (long) status).containsKeys("type", "title", "detail");
        assertThat(api.call("GET", "/incidents").asStaff().send().objects("incidents"))
                .isEmpty();
        assertThat(api.log).isEmpty();
    }

    @Test
    void tellsSeveralMistakesInOneAnswer() {
        Answer answer = api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport()
                        .with("/severity", 9L)
                        .with("/impact/scope", "all")
                        .without("tlp"))
                .send();

        assertThat(answer.objects("errors"))
                .extracting(error -> error.get("pointer"))
                .containsExactly("/severity", "/impact/scope", "/tlp");
        assertThat(answer.objects("errors").get(1).get("detail")).isEqualTo("must be one of known, partial, unknown");
    }

    @ParameterizedTest(name = "{0} {1} -> {2}")
    @CsvSource({
        "GET, /, 404",
        "GET, /incident, 404",
        "GET, /incidents/, 404",
        "GET, /incidents/inc_1, 404",
        "GET, /incidents/%00, 404",
        "GET, " + NO_ID + ", 404",
        "GET, " + NO_ID + "/decision, 404",
        "GET, " + NO_ID + "/questions, 404",
        "GET, " + NO_ID + "/alerts, 404",
        "GET, " + NO_ID + "/versions, 404",
        "GET, /alerts/alt_1, 404",
        "GET, /alerts/alt_01ARZ3NDEKTSV4RRFFQ69G5FAV-0123456789abcdef, 404",
        "GET, /policies/none, 404",
        "PUT, /incidents, 405",
        "DELETE, " + NO_ID + ", 405",
        "TRACE, /health, 405"
    })
    void refusesWhatIsNotThere(String method, String path, int status) {
        assertThat(api.call(method, path).asStaff().send().status()).isEqualTo(status);
    }

    @Test
    void tellsATokenThatIsNotKnownFromNone() {
        assertThat(api.call("GET", "/incidents").send().text("detail")).isEqualTo("Send a bearer token.");
        assertThat(api.call("GET", "/incidents")
                        .header("Authorization", "Bearer nobody")
                        .send()
                        .text("detail"))
                .isEqualTo("What Authorization says is no token that is known here; send Bearer and a token.");
    }

    @Test
    void namesTheScopesThatAreWanted() {
        assertThat(api.call("POST", "/incidents:batch").asStaff().send().text("detail"))
                .isEqualTo("It takes the scope incidents/submit.");
        assertThat(api.call("POST", "/incidents").asAuditor().send().text("detail"))
                .isEqualTo("It takes one of the scopes alerts/act, incidents/submit.");
    }

    @Test
    void namesTheMethodsThatAreAllowed() {
        assertThat(api.call("DELETE", NO_ID).asStaff().send().header("Allow")).isEqualTo("GET, HEAD, PATCH");
    }

    @ParameterizedTest(name = "GET /incidents?{0}={1} -> 400")
    @CsvSource({
        "limit, 0", "limit, 101", "limit, ten", "limit, 1e1", "from, yesterday", "to, 2023-02-30", "sector, tele",
        "country, Albania", "attribution, known", "claimant, ''", "cursor, '%%%'", "cursor, AAAA", "titel, x",
                "Limit, 5"
    })
    void refusesBadParametersByName(String name, String value) {
        Answer answer =
                api.call("GET", "/incidents").asStaff().query(name, value).send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.objects("errors"))
                .extracting(error -> error.get("parameter"))
                .containsExactly(name);
    }

    @Test
    void refusesAnAudienceThatThereIsNotInsteadOfListingNothing() {
        Answer answer = api.call("GET", "/alerts")
                .asStaff()
                .query("audience", "foreign-ministry")
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).contains("audience must be one of", "mfa");
    }

    @Test
    void refusesAMisspeltDryRunInsteadOfStoring() {
        Answer answer = api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .query("dryrun", "true")
                .json(aReport())
                .send();

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("detail")).endsWith("did you mean dryRun?");
        assertThat(api.call("GET", "/incidents")
                        .asStaff()
                        .query("limit", "1", "2")
                        .send()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void refusesIdempotencyKeysThatAreNone() {
        for (String key : List.of("", " ", "x".repeat(256), "käse", "a\tb")) {
            Answer answer = api.call("POST", "/incidents")
                    .asSubmitter("AKCESK")
                    .header("Idempotency-Key", key)
                    .json(aReport())
                    .send();

            assertThat(answer.status()).isEqualTo(400);
        }
    }

    @Test
    void neverShowsWhatFailedAndLogsItOnce() {
        FakeApi broken = new FakeApi(new BrokenTable());

        Answer answer = broken.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/title", "Secret of the Assembly"))
                .send();

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text("requestId")).isEqualTo("request-1");
        assertThat(answer.body()).doesNotContain("table", "exception");
        assertThat(broken.log).singleElement().satisfies(line -> assertThat(line)
                .contains("request-failed", "request-1", "IllegalStateException")
                .doesNotContain("Secret"));
    }

    @Test
    void writesProblemsAsJson() {
        Answer answer = api.call("GET", "/nothing").send();

        assertThat(JsonWriter.write(answer.document())).isEqualTo(answer.body());
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        assertThat(Arrays.asList(ProblemKind.values()))
                .extracting(ProblemKind::type)
                .doesNotHaveDuplicates();
    }

    /** Fails at everything, with the input in its message. */
    private static final class BrokenTable implements Table {
        @Override
        public Optional<java.util.Map<String, Object>> get(Key key) {
            throw new IllegalStateException("Secret table " + key);
        }

        @Override
        public Page query(Query query) {
            throw new IllegalStateException("Secret table " + query);
        }

        @Override
        public void write(List<Write> writes) {
            throw new IllegalStateException("Secret table " + writes);
        }
    }
}
