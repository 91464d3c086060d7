package org.policyalerts.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.dynamodb.table.InMemoryTable;
import org.policyalerts.incident.IncidentId;
import org.policyalerts.incident.ReportTree;

/** Lists as tables: what a report on a year counts. The operator became aware on 25 December 2023, 09:00 UTC. */
class TablesApiTest {

    private static final String HOSTILE = "=cmd|' /C calc'!A0";

    private final InMemoryTable table = new InMemoryTable();
    private FakeApi api = at("2023-12-26T12:00:00Z");

    private FakeApi at(String now) {
        return new FakeApi(table, Clock.fixed(Instant.parse(now), ZoneOffset.UTC));
    }

    private static ReportTree owing(String reference) {
        return aReport()
                .with("/reference", reference)
                .with("/significance", "significant")
                .with("/targets/0/infrastructureClass", "critical");
    }

    private String submit(ReportTree report) {
        return api.call("POST", "/incidents")
                .asCurator("AKCESK")
                .json(report)
                .send()
                .text("id");
    }

    private void change(String id, int version, String patch) {
        Answer changed = api.call("PATCH", "/incidents/" + id)
                .asCurator("AKCESK")
                .patch("\"v" + version + "\"", patch)
                .send();
        assertThat(changed.status()).as(changed.body()).isEqualTo(200);
    }

    private Answer asked(Call call) {
        Answer answer = call.header("Accept", "text/csv").send();
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        return answer;
    }

    private static List<CSVRecord> rows(Answer answer) {
        try (CSVParser parser = CSVParser.parse(
                answer.body(), CSVFormat.RFC4180.builder().setHeader().get())) {
            return parser.getRecords();
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    private CSVRecord only(String path) {
        List<CSVRecord> rows = rows(asked(api.call("GET", path).asStaff()));
        assertThat(rows).hasSize(1);
        return rows.get(0);
    }

    @Test
    void anIncidentStandsInOneLineWithAllThatIsCounted() {
        String id = submit(owing("R-1")
                .with("/cause/rootCause", "system-failure")
                .withJson(
                        "/claims",
                        "[{\"claimant\": \"Homeland Justice\"}, {\"claimant\": \"B\", \"status\": \"withdrawn\"}]"));

        CSVRecord row = only("/incidents");

        assertThat(row.toMap())
                .containsEntry("id", id)
                .containsEntry("reference", "R-1")
                .containsEntry("receivedAt", "2023-12-26T12:00:00Z")
                .containsEntry("occurredAt", "2023-12-25")
                .containsEntry("sectors", "legislature")
                .containsEntry("countries", "AL")
                .containsEntry("type", "incident")
                .containsEntry("rootCause", "system-failure")
                .containsEntry("malicious", "no")
                .containsEntry("severity", "3")
                .containsEntry("status", "open")
                .containsEntry("tlp", "clear")
                .containsEntry("victims", "1")
                .containsEntry("targets", "Assembly")
                .containsEntry("claimants", "Homeland Justice")
                .containsEntry("closedAt", "")
                .containsEntry("daysToAttribution", "");
    }

    @ParameterizedTest
    @CsvSource({
        "2023-12-25T20:00:00Z, dutiesOpen, ",
        "2023-12-26T12:00:00Z, dutiesMissed, ",
        "2023-12-26T12:00:00Z, dutiesMet, 2023-12-25T20:00:00Z",
        "2023-12-26T12:00:00Z, dutiesLate, 2023-12-26T11:00:00Z",
        "2024-12-26T12:00:00Z, dutiesLate, 2023-12-26T11:00:00Z"
    })
    void eachDutyIsMetLateMissedOrOpen(String now, String column, String warnedAt) {
        api = at("2023-12-25T12:00:00Z");
        ReportTree report = owing("R-1");
        submit(warnedAt == null ? report : report.with("/notifications/earlyWarningAt", warnedAt));
        api = at(now);

        CSVRecord row = only("/incidents");

        for (String one : List.of("dutiesOpen", "dutiesMissed", "dutiesMet", "dutiesLate", "dutiesNotOwed")) {
            List<String> policies = List.of(row.get(one).split("; ", -1));
            assertThat(policies.contains("early-warning-due")).as(one).isEqualTo(one.equals(column));
        }
    }

    @Test
    void aDutyWhoseTimeWasOverWhenItAroseIsNotOwed() {
        api = at("2023-12-26T12:00:00Z");
        String id = submit(owing("R-1").with("/targets/0/infrastructureClass", "not-classified"));
        api.evaluate(id, 1);
        change(
                id,
                1,
                "{\"targets\": [{\"name\": \"Assembly\", \"country\": \"AL\", \"sector\": \"legislature\", "
                        + "\"infrastructureClass\": \"critical\", \"confirmation\": \"authority\"}]}");
        api.evaluate(id, 2);

        assertThat(only("/incidents").toMap())
                .containsEntry("dutiesNotOwed", "early-warning-due")
                .containsEntry("dutiesMissed", "inform-users")
                .containsEntry("dutiesLate", "");
    }

    @Test
    void tellsWhenItWasClosedAndHowLongItTookToSayWhoDidIt() {
        api = at("2023-12-26T12:00:00Z");
        String id = submit(aReport());
        api = at("2024-01-04T12:00:00Z");
        change(
                id,
                1,
                "{\"attribution\": {\"status\": \"public\", \"confidence\": \"high\", "
                        + "\"assessments\": [{\"by\": \"AKCESK\", \"actor\": \"A\", \"at\": \"2023-12-30\"}]}}");
        api = at("2024-02-01T12:00:00Z");
        change(id, 2, "{\"status\": \"closed\"}");
        change(id, 3, "{\"summary\": \"Over\"}");

        assertThat(only("/incidents").toMap())
                .containsEntry("attribution", "public")
                .containsEntry("confidence", "high")
                .containsEntry("attributedAt", "2024-01-04T12:00:00Z")
                .containsEntry("daysToAttribution", "10")
                .containsEntry("closedAt", "2024-02-01T12:00:00Z");
    }

    @Test
    void aDuplicateNamesWhatCountsInItsPlaceAndOwesNothing() {
        String first = submit(owing("R-1"));
        submit(owing("R-2").withJson("/related", "[{\"id\": \"R-1\", \"relation\": \"duplicate-of\"}]"));

        assertThat(rows(asked(api.call("GET", "/incidents").asStaff())))
                .extracting(row ->
                        row.get("duplicateOf") + " " + row.get("dutiesMissed").isEmpty())
                .containsExactlyInAnyOrder(" false", first + " true");
    }

    @Test
    void aCalendarThatLacksReviewsSaysSoInEveryForm() {
        api = at("2023-06-01T12:00:00Z");
        for (int i = 0; i < 101; i++) {
            ReportTree old = aReport()
                    .with("/reference", "R-" + i)
                    .with("/mode", "backfill")
                    .with("/timeline/occurredAt", "2023-05-01")
                    .with("/timeline/awareAt", "2023-05-01T10:00:00Z");
            api.evaluate(submit(old), 1);
        }
        // No wait is read of incidents that are older than 90 days, so the reviews alone are cut.
        api = at("2023-12-26T12:00:00Z");

        for (String form : List.of("text/csv", "text/calendar")) {
            assertThat(calendar("attribution", form).header("X-Complete")).isEqualTo("false");
            assertThat(calendar("mfa", form).header("X-Complete")).isEqualTo("true");
        }
        assertThat(calendar("attribution", "text/calendar").body()).contains("X-WR-CALDESC");
        assertThat(calendar("attribution", "application/json").document()).containsEntry("complete", false);
        assertThat(calendar("mfa", "application/json").document()).containsEntry("complete", true);
    }

    private Answer calendar(String audience, String form) {
        return api.call("GET", "/calendar")
                .asMember(audience)
                .header("Accept", form)
                .send();
    }

    @Test
    void noCellIsAFormula() {
        IncidentId id = new IncidentId(submit(owing("R-1")
                .with("/title", HOSTILE)
                .with("/reference", "-2+3")
                .with("/targets/0/name", "@SUM(A1)")
                .withJson("/claims", "[{\"claimant\": \"＝1+1\"}]")));
        api.evaluate(id.value(), 1);
        ownedBy("mfa").step("+41 22 000 00 00").of(id).in(api.tasks);

        for (String path : List.of("/incidents", "/tasks", "/reviews", "/calendar")) {
            List<CSVRecord> rows = rows(asked(api.call("GET", path).asStaff()));
            assertThat(rows).as(path).isNotEmpty().allSatisfy(row -> assertThat(row.stream())
                    .noneMatch(cell -> cell.strip().matches("[=+\\-@＝＋－＠].*")));
        }
    }

    @Test
    void aListGoesOnWhereTheLinkLeads() {
        for (int i = 1; i <= 5; i++) {
            submit(aReport().with("/reference", "R-" + i));
        }

        List<String> references = new ArrayList<>();
        Answer page = asked(
                api.call("GET", "/incidents").asStaff().query("limit", "2").query("sector", "legislature"));
        while (true) {
            rows(page).forEach(row -> references.add(row.get("reference")));
            if (!page.headers().containsKey("Link")) {
                break;
            }
            assertThat(page.header("Link")).contains("limit=2").contains("sector=legislature");
            String cursor = page.header("Link").replaceAll(".*cursor=([^&>]+).*", "$1");
            page = asked(api.call("GET", "/incidents")
                    .asStaff()
                    .query("limit", "2")
                    .query("sector", "legislature")
                    .query("cursor", cursor));
        }

        assertThat(references).containsExactlyInAnyOrder("R-1", "R-2", "R-3", "R-4", "R-5");
    }

    @Test
    void eachTaskHasALineThatSaysWhetherItWasLate() {
        IncidentId incident = new IncidentId(submit(aReport()));
        Move late = new Move(TaskState.DONE, Instant.parse("2024-01-02T08:00:00Z"), "Ana", null, "Called; done");
        ownedBy("mfa").step("Call").of(incident).moved(late).in(api.tasks);
        ownedBy("mfa").step("Write").of(incident).in(api.tasks);

        CSVRecord done = rows(asked(api.call("GET", "/tasks").asStaff().query("state", "done")))
                .get(0);

        assertThat(done.toMap())
                .containsAllEntriesOf(Map.of(
                        "do", "Call",
                        "state", "done",
                        "late", "true",
                        "endedBy", "Ana",
                        "words", "Called; done",
                        "sectors", "legislature",
                        "incidentSeverity", "3"));
        assertThat(only("/tasks").toMap()).containsEntry("do", "Write").containsEntry("late", "false");
    }

    @Test
    void anOperatorReadsNoOtherTargetOfItsIncident() {
        submit(aReport()
                .with("/targets", List.of(ReportTree.aTarget("Ours", "OST"), ReportTree.aTarget("Theirs", "OSHEE"))));

        CSVRecord row = rows(asked(api.call("GET", "/incidents").asMember("operator@OST")))
                .get(0);

        assertThat(row.get("targets")).isEqualTo("Ours");
        assertThat(row.get("victims")).isEqualTo("1");
    }
}
