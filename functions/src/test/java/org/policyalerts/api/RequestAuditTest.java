package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.incident.ReportTree.aReport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.policyalerts.api.Attempts.Attempt;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.dynamodb.table.Table;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What the audit has of each route and act, whoever calls and however it ends. */
class RequestAuditTest {

    /** What is written in reports, in reasons and in what people search for. */
    private static final Set<String> CONTENT = Stream.concat(
                    ThreeReports.NAMES.keySet().stream(), Stream.of("Homeland", "tried", "OSHEE", "rail-transport"))
            .collect(Collectors.toSet());

    private static final Set<String> READERS = Set.of(
            "none",
            "publisher:P",
            "submitter:AKCESK",
            "curator:CERT-EU+restricted",
            "staff",
            "staff+restricted",
            "staff:operator@OSHEE",
            "auditor");

    private static final List<Tried> TRIED = new ArrayList<>();
    private static final ThreeReports reports = new ThreeReports();

    /** One call, what it was answered, and the lines that it left. */
    private record Tried(Attempt attempt, Reader reader, Answer answer, List<String> audit) {

        /** How many acts it asked for, if it may ask for several. */
        long acts() {
            Stream<Map<String, Object>> lines = attempt.route().endsWith(":batch") && answer.status() == 200
                    ? answer.body().lines().map(FakeApi::document)
                    : answer.objects("results").stream();
            return lines.count();
        }

        Map<String, Object> line() {
            return FakeApi.document(audit.get(0));
        }
    }

    @BeforeAll
    static void everybodyTriesEverything() {
        Attempts.at(reports).forEach(attempt -> Reader.ALL.stream()
                .filter(reader -> READERS.contains(reader.name()))
                .forEach(reader -> {
                    InMemoryTable table = reports.authority.chain.table.copy();
                    FakeApi api = new FakeApi(table, reports.authority.chain.clock);
                    Answer answer = attempt.by(reader, api).send();
                    TRIED.add(new Tried(attempt, reader, answer, List.copyOf(api.audit)));
                }));
    }

    @AfterAll
    static void forget() {
        TRIED.clear();
    }

    @Test
    void everyRouteLeavesOneLineAndEachOfSeveralActsOneMore() {
        Set<String> routes = new TreeSet<>();
        for (Tried one : TRIED) {
            assertThat(one.audit()).as("%s", one).hasSize(1 + (int) one.acts());
            assertThat(one.line())
                    .as("%s", one)
                    .containsEntry("event", "audit")
                    .containsEntry("requestId", "request-1")
                    .containsEntry("route", one.attempt().route())
                    .containsEntry("status", (long) one.answer().status());
            routes.add(String.valueOf(one.line().get("route")));
        }
        assertThat(new FakeApi().routes.rows())
                .extracting(row -> row.method() + " " + row.template())
                .containsExactlyInAnyOrderElementsOf(routes);
    }

    @Test
    void noLineHasAnythingThatSomebodyWrote() {
        assertThat(TRIED).allSatisfy(one -> assertThat(one.audit())
                .as("%s", one.attempt())
                .allSatisfy(line -> assertThat(line.replaceFirst("\"organisation\":\"[^\"]*\"", "")
                                .replaceFirst("\"who\":\"[^\"]*\"", ""))
                        .doesNotContain(CONTENT)));
    }

    @Test
    void whateverAnAnswerNamesIsInItsLine() {
        Set<String> missing = new TreeSet<>();
        for (Tried one : TRIED) {
            if (one.attempt().route().equals("GET /figures")) {
                // Counts by claimant: they tell of no incident.
                continue;
            }
            String incidents = String.valueOf(one.line().get("incidents"));
            ThreeReports.NAMES.forEach((text, what) -> {
                String incident = reports.incident(what.substring(0, what.indexOf(' ')));
                if (one.answer().body().contains(text) && !incidents.contains(incident)) {
                    missing.add(one.attempt() + " by " + one.reader() + " names the " + what);
                }
            });
        }
        assertThat(missing).isEmpty();
    }

    /** What docs/operations.md has people ask the log group, on lines that it would hold. */
    @Test
    void theQueryForOperatorsFindsWhoReadAnIncident() throws IOException {
        String guide = Files.readString(Path.of("../docs/operations.md"));
        String sample = "inc_01HJJ7R0000000000000000000";
        assertThat(guide)
                .contains("| filter event = \"audit\" and status < 300 and strcontains(@message, \"" + sample + "\")");
        List<String> fields = List.of(guide.substring(guide.indexOf("    fields at,") + 11)
                .lines()
                .findFirst()
                .orElseThrow()
                .split(", ", -1));

        Set<String> readers = TRIED.stream()
                .filter(one -> one.attempt().route().equals("GET /incidents/{id}"))
                .filter(one -> one.audit().get(0).contains(reports.incident("red")) && status(one) < 300)
                .map(one -> one.reader().name())
                .collect(Collectors.toSet());

        assertThat(readers).containsExactlyInAnyOrder("staff+restricted", "curator:CERT-EU+restricted");
        Set<String> known = new TreeSet<>();
        TRIED.forEach(one ->
                one.audit().forEach(line -> known.addAll(FakeApi.document(line).keySet())));
        assertThat(known).containsAll(fields);
    }

    private static long status(Tried one) {
        return (Long) Objects.requireNonNull(one.line().get("status"));
    }

    @Test
    void eachOfSeveralActsSaysWhatItWasAboutEvenIfItIsRefused() {
        assertThat(TRIED.stream()
                        .filter(one -> one.attempt().route().equals("POST /tasks:act"))
                        .filter(one -> one.audit().size() > 1))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(FakeApi.document(one.audit().get(1)))
                        .containsEntry("line", 1L)
                        .containsEntry(
                                "status", one.answer().objects("results").get(0).get("status"))
                        .hasEntrySatisfying(
                                "incidents", ids -> assertThat((List<?>) ids).hasSize(1)));
    }

    @Test
    void saysWhoAskedAndForWhom() {
        FakeApi api = new FakeApi();

        api.call("GET", "/incidents")
                .asSubmitter("AKCESK")
                .claiming(Map.of("username", "elira"))
                .query("q", "Ztitleown")
                .send();
        api.call("GET", "/health").send();
        api.call("BREW", "/Ztitleown").send();

        assertThat(api.audit)
                .extracting(String::strip)
                .containsExactly(
                        "{\"event\":\"audit\",\"at\":\"2023-12-26T12:00:00Z\",\"requestId\":\"request-1\",\"who\":\"elira\","
                                + "\"organisation\":\"AKCESK\",\"route\":\"GET /incidents\",\"status\":200,\"incidents\":[]}",
                        "{\"event\":\"audit\",\"at\":\"2023-12-26T12:00:00Z\",\"requestId\":\"request-1\","
                                + "\"route\":\"GET /health\",\"status\":200,\"incidents\":[]}",
                        "{\"event\":\"audit\",\"at\":\"2023-12-26T12:00:00Z\",\"requestId\":\"request-1\","
                                + "\"route\":\"none\",\"status\":404,\"incidents\":[]}");
    }

    @Test
    void everyKindOfRefusalLeavesOneLineWithoutContent() {
        FakeApi api = new FakeApi();
        List<Call> refused = List.of(
                api.call("POST", "/incidents").asSubmitter("A").json("{\"title\": \"Ztitleown\""),
                api.call("GET", "/incidents").asStaff().query("Ztitleown", "1"),
                api.call("GET", "/incidents"),
                api.call("GET", "/books").asStaff(),
                api.call("GET", "/incidents/Ztitleown").asStaff(),
                api.call("DELETE", "/incidents/Ztitleown").asStaff(),
                api.call("POST", "/incidents").asSubmitter("A").json("\"" + "Ztitleown".repeat(40_000) + "\""),
                api.call("POST", "/incidents").asSubmitter("A").body("text/plain", "Ztitleown"));
        for (Call call : refused) {
            call.send();
        }
        assertThat(api.audit)
                .extracting(line -> FakeApi.document(line).get("status"))
                .containsExactly(400L, 400L, 401L, 403L, 404L, 405L, 413L, 415L);
        assertThat(api.audit).noneMatch(line -> line.contains("Ztitleown"));
    }

    @Test
    void whatIsSentTwiceOrKnownAlreadyLeavesALineEachTime() {
        FakeApi api = new FakeApi();
        String id = api.call("POST", "/incidents")
                .asSubmitter("A")
                .json(aReport())
                .send()
                .text("id");
        api.call("POST", "/incidents")
                .asSubmitter("A")
                .json(aReport().with("/title", "Ztitleown"))
                .send();
        Answer read = api.call("GET", "/incidents/" + id).asSubmitter("A").send();
        api.call("GET", "/incidents/" + id)
                .asSubmitter("A")
                .header("If-None-Match", read.header("ETag"))
                .send();
        api.call("HEAD", "/incidents/" + id).asSubmitter("A").send();

        assertThat(api.audit)
                .extracting(line -> FakeApi.document(line).get("status"))
                .containsExactly(201L, 409L, 200L, 304L, 200L);
        assertThat(api.audit).allMatch(line -> line.contains("\"incidents\":[\"" + id + "\"]"));
        assertThat(api.audit.get(4)).contains("\"route\":\"HEAD /incidents/{id}\"", "\"about\":\"" + id + "\"");
    }

    @Test
    void aFailureOfOursLeavesOneLine() {
        for (RuntimeException failure :
                List.of(SdkClientException.create("Ztitleown"), new IllegalStateException("Ztitleown"))) {
            FakeApi api = new FakeApi(new BrokenTable(failure));

            int status = api.call("POST", "/incidents")
                    .asSubmitter("A")
                    .json(aReport())
                    .send()
                    .status();

            assertThat(api.audit).singleElement().satisfies(line -> assertThat(line)
                    .contains("\"status\":" + status)
                    .doesNotContain("Ztitleown"));
            assertThat(api.log).singleElement().satisfies(line -> assertThat(line)
                    .contains("\"id\":\"request-1\"", "\"at\":\"org.policyalerts.api.RequestAuditTest$BrokenTable.")
                    .doesNotContain("Ztitleown"));
        }
    }

    private record BrokenTable(RuntimeException failure) implements Table {
        @Override
        public Optional<Map<String, Object>> get(Key key) {
            throw raised();
        }

        @Override
        public Page query(Query query) {
            throw raised();
        }

        @Override
        public void write(List<Write> writes) {
            throw raised();
        }

        /** As if it had been thrown here. */
        private RuntimeException raised() {
            failure.setStackTrace(new Throwable().getStackTrace());
            return failure;
        }
    }
}
