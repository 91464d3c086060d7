package org.policyalerts.alert.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.alert.ATask.aTask;
import static org.policyalerts.dynamodb.AnIncident.anIncident;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.ATask;
import org.policyalerts.alert.AudienceState;
import org.policyalerts.alert.AudienceState.Campaign;
import org.policyalerts.alert.Recipient;
import org.policyalerts.alert.Task;
import org.policyalerts.alert.Task.Move;
import org.policyalerts.alert.TaskState;
import org.policyalerts.incident.Incident;
import org.policyalerts.incident.Track;

/** Calendars, judged by ical4j as strictly as it can be. */
class CalendarFileTest {

    private static final Instant NOW = Instant.parse("2023-12-26T12:00:00.123Z");
    private static final Instant DUE = Instant.parse("2023-12-29T08:00:00Z");

    /** Two, three and four octets a letter, at every place of a line. */
    private static final String LETTERS = "Njoftoni të prekurit për çdo ndërprerje — Ενημερώστε τους χρήστες 🏛️👩‍💻 ";

    private static Calendar parsed(String file) {
        try {
            Calendar calendar = new CalendarBuilder().build(new StringReader(file));
            assertThat(calendar.validate().getEntries()).isEmpty();
            return calendar;
        } catch (IOException | ParserException invalid) {
            throw new AssertionError(file, invalid);
        }
    }

    private static List<VEvent> events(String file) {
        return parsed(file).getComponents(Component.VEVENT);
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).map(Property::getValue).orElseThrow();
    }

    private static AudienceState state(Incident incident, ATask... tasks) {
        List<Task> built = List.of(tasks).stream().map(ATask::build).toList();
        return AudienceState.none(incident.id(), Recipient.of("mfa"), Track.REAL, new Campaign("", NOW))
                .withTasks(built);
    }

    private static String file(ATask... tasks) {
        Incident incident = anIncident().build();
        return CalendarFile.of(
                CalendarEntry.ofTasks(state(incident, tasks), incident).toList(), NOW);
    }

    @Test
    void aThousandEntriesInAlbanianGreekAndEmojiAreValidAndFoldedByOctets() {
        Incident incident = anIncident().with("title", LETTERS.repeat(3)).build();
        List<CalendarEntry> entries = IntStream.range(0, 1_000)
                .mapToObj(i ->
                        aTask("x".repeat(i % 80) + LETTERS.repeat(1 + i % 3)).dueAt(DUE.plusSeconds(i)))
                .flatMap(task -> CalendarEntry.ofTasks(state(incident, task), incident))
                .toList();

        String file = CalendarFile.of(entries, NOW);

        assertThat(file.split("\r\n", -1)).allSatisfy(line -> assertThat(line.getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(75));
        assertThat(new String(file.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .as("no code point is cut")
                .isEqualTo(file)
                .doesNotContain("\uFFFD");
        assertThat(events(file))
                .hasSize(1_000)
                .extracting(event -> value(event, Property.SUMMARY))
                .isEqualTo(entries.stream()
                        .map(entry -> "Due: " + entry.words().strip())
                        .toList());
    }

    @Test
    void saysWhatIsDueWhenAndUnderWhichLabelWithoutTakingTime() {
        VEvent event = events(file(aTask("Warn; the users, \\ now").dueAt(DUE))).get(0);

        assertThat(value(event, Property.SUMMARY)).isEqualTo("Due: Warn; the users, \\ now");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20231229T080000Z");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20231226T120000Z");
        assertThat(value(event, Property.TRANSP)).isEqualTo("TRANSPARENT");
        assertThat(value(event, Property.DESCRIPTION)).contains("For mfa. TLP:AMBER.\nAL-1: Sulm ndaj Kuvendit\ninc_");
        assertThat(file(aTask("Warn"))).doesNotContain("METHOD");
    }

    @Test
    void anEntryKeepsItsNameAndItsRevisionGrowsWhenItsDateMoves() {
        Incident incident = anIncident().build();
        AudienceState first = state(incident, aTask("Warn").dueAt(DUE));
        AudienceState moved =
                state(incident, aTask("Warn").dueAt(DUE.plusSeconds(60))).stored();

        VEvent before = events(
                        CalendarFile.of(CalendarEntry.ofTasks(first, incident).toList(), NOW))
                .get(0);
        VEvent after = events(
                        CalendarFile.of(CalendarEntry.ofTasks(moved, incident).toList(), NOW))
                .get(0);

        assertThat(value(after, Property.UID))
                .isEqualTo(value(before, Property.UID))
                .startsWith("tsk_");
        assertThat(Integer.parseInt(value(after, Property.SEQUENCE)))
                .isGreaterThan(Integer.parseInt(value(before, Property.SEQUENCE)));
    }

    @Test
    void whatHasEndedIsCancelledAndWhatHasNoDateIsLeftOut() {
        ATask done = aTask("One").moved(new Move(TaskState.DONE, NOW, "Ana", null, ""));

        List<VEvent> events = events(file(done, aTask("Two"), aTask("Three").dueAt(null)));

        assertThat(events)
                .extracting(event -> value(event, Property.SUMMARY) + " " + value(event, Property.STATUS))
                .containsExactly("Due: One CANCELLED", "Due: Two CONFIRMED");
    }

    @ParameterizedTest
    @CsvSource({"clear, PUBLIC", "green, PRIVATE", "amber, PRIVATE", "amber+strict, CONFIDENTIAL", "red, CONFIDENTIAL"})
    void isClassedByItsLabel(String tlp, String expected) {
        Incident incident = anIncident().with("tlp", tlp).build();

        VEvent event = events(CalendarFile.of(
                        CalendarEntry.ofTasks(state(incident, aTask("Warn")), incident)
                                .toList(),
                        NOW))
                .get(0);

        assertThat(value(event, Property.CLASS)).isEqualTo(expected);
    }

    @Test
    void aHostileTitleCannotBeginALineOfItsOwn() {
        Incident incident = anIncident()
                .with("title", "A\r\nEND:VEVENT\nATTACH:http://x\u2028\u202Eb")
                .build();

        String file = CalendarFile.of(
                CalendarEntry.ofTasks(state(incident, aTask("Warn\r\nMETHOD:REQUEST")), incident)
                        .toList(),
                NOW);

        assertThat(events(file)).hasSize(1);
        assertThat(file.replace("\r\n ", "").split("\r\n", -1))
                .noneMatch(line -> line.startsWith("ATTACH") || line.startsWith("METHOD"));
        assertThat(file).doesNotContain("\u202E").doesNotContain("\u2028");
    }

    @Test
    void anEmptyCalendarIsValidToo() {
        assertThat(events(CalendarFile.of(List.of(), NOW.plus(Duration.ofDays(1)))))
                .isEmpty();
    }
}
