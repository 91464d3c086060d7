package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FirstDatesTest {

    private static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");
    private static final Instant NOW = Instant.parse("2024-01-02T12:00:00Z");
    private static final String NOTIFIED = "notifications.incidentNotificationAt";

    private final Incident first = version(1, notifiedAt("2024-01-04T10:00:00+01:00"), FirstDates.UNCHANGED);

    @Test
    void countWithTheReportWhileNothingWasChanged() {
        assertThat(first.firstDates().anchors(first.report(), TIRANE))
                .containsEntry(NOTIFIED, Instant.parse("2024-01-04T09:00:00Z"))
                .containsEntry("timeline.occurredAt", Instant.parse("2023-12-31T23:00:00Z"));
    }

    @Test
    void keepTheFirstOfSeveralValues() {
        Incident second = next(first, notifiedAt("2024-01-25T10:00:00+01:00"));
        Incident third = next(second, notifiedAt("2024-02-01T10:00:00+01:00"));

        assertThat(third.firstDates().anchors(third.report(), TIRANE))
                .containsEntry(NOTIFIED, Instant.parse("2024-01-04T09:00:00Z"));
    }

    @Test
    void keepAValueThatIsTakenAway() {
        Incident second = next(first, new Report(Map.of("timeline", Map.of("occurredAt", "2024-01-01"))));

        assertThat(second.firstDates().replaced()).containsEntry(NOTIFIED, "2024-01-04T10:00:00+01:00");
    }

    @Test
    void forgetNothingButWhatTheReportSaysAgain() {
        Incident second = next(first, notifiedAt("2024-01-25T10:00:00+01:00"));
        Incident third = next(second, first.report());

        assertThat(third.firstDates()).isEqualTo(FirstDates.UNCHANGED);
        assertThat(next(third, second.report()).firstDates()).isEqualTo(second.firstDates());
    }

    @Test
    void takeAValueThatComesLaterAsTheFirst() {
        Incident none =
                version(1, new Report(Map.of("timeline", Map.of("occurredAt", "2024-01-01"))), FirstDates.UNCHANGED);
        Incident given = next(none, notifiedAt("2024-01-25T10:00:00+01:00"));

        assertThat(given.firstDates().anchors(given.report(), TIRANE))
                .containsEntry(NOTIFIED, Instant.parse("2024-01-25T09:00:00Z"));
    }

    private static Report notifiedAt(String moment) {
        return new Report(Map.of(
                "timeline",
                Map.of("occurredAt", "2024-01-01"),
                "notifications",
                Map.of("incidentNotificationAt", moment)));
    }

    private static Incident next(Incident latest, Report report) {
        return version(latest.version() + 1, report, FirstDates.after(latest, report));
    }

    private static Incident version(int version, Report report, FirstDates dates) {
        IncidentId id = new IncidentId("inc_01HJ0000000000000000000001");
        return new Incident(id, version, "AKCESK", NOW, NOW, "", report, dates, Optional.empty());
    }
}
