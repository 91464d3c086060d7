package org.policyalerts.api.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.ownedBy;
import static org.policyalerts.incident.ReportTree.aReport;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskId;
import org.policyalerts.alert.TaskState;
import org.policyalerts.api.Call;
import org.policyalerts.api.FakeApi;
import org.policyalerts.api.FakeApi.Answer;
import org.policyalerts.incident.IncidentId;

/** What falls due as a file; the clock stands at 26 December 2023, 12:00 UTC. */
class CalendarApiTest {

    private static final Instant DUE = Instant.parse("2023-12-29T08:00:00Z");

    private final FakeApi api = new FakeApi();

    private IncidentId submitted(String reference, String tlp) {
        return new IncidentId(api.call("POST", "/incidents")
                .asSubmitter("AKCESK")
                .json(aReport().with("/reference", reference).with("/tlp", tlp).with("/title", "=Title " + reference))
                .send()
                .text("id"));
    }

    private Call calendar(String accept) {
        return api.call("GET", "/calendar").asMember("mfa").header("Accept", accept);
    }

    private static List<VEvent> events(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("text/calendar; charset=utf-8");
        try {
            var calendar = new CalendarBuilder().build(new StringReader(answer.body()));
            assertThat(calendar.validate().getEntries()).isEmpty();
            return calendar.getComponents(Component.VEVENT);
        } catch (IOException | ParserException invalid) {
            throw new AssertionError(answer.body(), invalid);
        }
    }

    private static List<String> told(Answer answer) {
        return events(answer).stream()
                .map(event -> value(event, Property.SUMMARY) + " " + value(event, Property.STATUS))
                .toList();
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).map(Property::getValue).orElseThrow();
    }

    private static List<CSVRecord> rows(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("text/csv; charset=utf-8");
        try (CSVParser parser = CSVParser.parse(
                answer.body(), CSVFormat.RFC4180.builder().setHeader().get())) {
            return parser.getRecords();
        } catch (IOException invalid) {
            throw new UncheckedIOException(invalid);
        }
    }

    @Test
    void isJsonUnlessAnotherFormIsAskedFor() {
        assertThat(api.call("GET", "/calendar").asMember("mfa").send().header("Content-Type"))
                .isEqualTo("application/json");
        assertThat(calendar("image/png").send().status()).isEqualTo(406);
        assertThat(calendar("text/calendar").send().header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"deadlines.ics\"");
    }

    @Test
    void aReaderGetsWhatIsTheirsAndNothingRestricted() {
        ownedBy("mfa").step("Call").of(submitted("R-1", "amber")).in(api.tasks);
        ownedBy("csirt").step("Scan").of(submitted("R-2", "amber")).in(api.tasks);
        ownedBy("mfa").step("Hide").of(submitted("R-3", "red")).in(api.tasks);

        assertThat(told(calendar("text/calendar").send())).containsExactly("Due: Call CONFIRMED");
        assertThat(calendar("text/calendar").restricted().send().body())
                .contains("CLASS:CONFIDENTIAL")
                .contains("CLASS:PRIVATE");
        assertThat(calendar("text/csv").send().body()).contains("Call").doesNotContain("Scan", "Hide", "R-3");
        assertThat(calendar("text/calendar").query("audience", "csirt").send().status())
                .isEqualTo(403);
        assertThat(api.call("GET", "/calendar")
                        .asSubmitter("AKCESK")
                        .header("Accept", "text/calendar")
                        .send()
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aRowOfATableIsGuarded() {
        ownedBy("mfa").of(submitted("R-1", "amber")).dueAt(DUE).in(api.tasks);

        CSVRecord row = rows(calendar("text/csv").send()).get(0);

        assertThat(row.get("kind") + " " + row.get("at") + " " + row.get("overdue"))
                .isEqualTo("task 2023-12-29T08:00:00Z false");
        assertThat(row.get("title")).isEqualTo("'=Title R-1");
    }

    @Test
    void theFileOfOneIncidentCancelsWhatHasEnded() {
        IncidentId incident = submitted("R-1", "amber");
        ownedBy("mfa").step("Call").of(incident).in(api.tasks);
        ownedBy("mfa")
                .step("Write")
                .of(incident)
                .moved(new Move(TaskState.DONE, DUE, "Ana", null, ""))
                .in(api.tasks);
        ownedBy("mfa").step("Elsewhere").of(submitted("R-2", "amber")).in(api.tasks);

        assertThat(told(calendar("text/calendar")
                        .query("incident", incident.value())
                        .send()))
                .containsExactlyInAnyOrder("Due: Call CONFIRMED", "Due: Write CANCELLED");
        assertThat(rows(calendar("text/csv").query("incident", incident.value()).send()))
                .hasSize(1);
        assertThat(told(calendar("text/calendar").send()))
                .containsExactlyInAnyOrder("Due: Call CONFIRMED", "Due: Elsewhere CONFIRMED");
    }

    @Test
    void anIncidentThatTheReaderMayNotSeeIsNone() {
        IncidentId red = submitted("R-1", "red");
        ownedBy("mfa").of(red).in(api.tasks);

        assertThat(calendar("text/calendar")
                        .query("incident", red.value())
                        .send()
                        .status())
                .isEqualTo(404);
        assertThat(calendar("text/calendar").query("incident", "none").send().status())
                .isEqualTo(404);
        assertThat(told(calendar("text/calendar")
                        .restricted()
                        .query("incident", red.value())
                        .send()))
                .hasSize(1);
    }

    @Test
    void aDateThatMovesHasALaterRevisionUnderTheSameName() {
        IncidentId incident = submitted("R-1", "amber");
        TaskId task = ownedBy("mfa").of(incident).dueAt(DUE).in(api.tasks);
        VEvent before = events(calendar("text/calendar").send()).get(0);
        ownedBy("mfa").step("Another").of(incident).in(api.tasks);

        VEvent after = events(calendar("text/calendar").send()).stream()
                .filter(event -> value(event, Property.UID).startsWith(task.value()))
                .findFirst()
                .orElseThrow();

        assertThat(Integer.parseInt(value(after, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(before, Property.SEQUENCE)));
    }

    @Test
    void aFileThatIsNotWholeSaysWhereItGoesOn() {
        for (int i = 0; i < 3; i++) {
            ownedBy("mfa")
                    .step("Step " + i)
                    .of(submitted("R-" + i, "amber"))
                    .dueAt(DUE.plusSeconds(i))
                    .in(api.tasks);
        }

        Answer first = calendar("text/calendar").query("limit", "2").send();
        String cursor = first.header("Link").replaceAll(".*[?&]cursor=([^&>]+).*", "$1");
        Answer second = calendar("text/calendar")
                .query("limit", "2")
                .query("cursor", cursor)
                .send();

        assertThat(first.header("Link")).startsWith("<?limit=2&cursor=").endsWith(">; rel=\"next\"");
        assertThat(first.body()).contains("X-WR-CALDESC");
        assertThat(told(first)).hasSize(2);
        assertThat(told(second)).containsExactly("Due: Step 2 CONFIRMED");
        assertThat(second.headers()).doesNotContainKey("Link");
        assertThat(second.body()).doesNotContain("X-WR-CALDESC");
        assertThat(calendar("text/calendar").query("cursor", "zzz").send().status())
                .isEqualTo(400);
    }

    @Test
    void whoeverHasTheFileAlreadyIsToldSo() {
        ownedBy("mfa").of(submitted("R-1", "amber")).in(api.tasks);
        Answer file = calendar("text/calendar").send();

        Answer known = calendar("text/calendar")
                .header("If-None-Match", file.header("ETag"))
                .send();

        assertThat(file.header("ETag")).startsWith("W/");
        assertThat(known.status()).isEqualTo(304);
        assertThat(known.header("Vary")).isEqualTo("Accept");
        assertThat(calendar("text/csv")
                        .header("If-None-Match", file.header("ETag"))
                        .send()
                        .status())
                .isEqualTo(200);
    }
}
