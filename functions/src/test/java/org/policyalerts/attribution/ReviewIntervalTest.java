package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReviewIntervalTest {

    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");
    private static final Instant SINCE = Instant.parse("2023-01-10T08:00:00Z");

    @ParameterizedTest(name = "{0} of severity {1}, last reviewed {2}: {3} days and {4} hours")
    @CsvSource({
        "claimed, 1, 2023-01-10T08:00:00Z, 0, 24",
        "claimed, 3, 2023-01-13T08:00:00Z, 0, 24",
        "claimed, 4, 2023-01-13T08:00:00Z, 0, 72",
        "claimed, 2, 2023-01-13T08:00:01Z, 7, 0",
        "claimed, 3, 2023-02-09T08:00:00Z, 7, 0",
        "claimed, 6, 2023-02-09T08:00:00Z, 14, 0",
        "claimed, 1, 2023-02-09T08:00:01Z, 14, 0",
        "claimed, 3, 2023-02-09T08:00:01Z, 30, 0",
        "claimed, 4, 2023-07-10T07:00:00Z, 60, 0",
        "claimed, 1, 2023-07-10T07:00:01Z, 30, 0",
        "claimed, 3, 2023-07-10T07:00:01Z, 60, 0",
        "claimed, 5, 2025-01-10T08:00:00Z, 90, 0",
        "claimed, 2, 2025-01-10T08:00:01Z, 90, 0",
        "claimed, 3, 2025-01-10T08:00:01Z, 90, 0",
        "claimed, 4, 2025-01-10T08:00:01Z, 180, 0",
        "claimed, 4, 2030-01-10T08:00:01Z, 180, 0",
        "contested, 1, 2023-01-10T08:00:00Z, 0, 12",
        "contested, 4, 2023-01-10T08:00:00Z, 0, 36",
        "contested, 1, 2023-01-20T08:00:00Z, 3, 12",
        "contested, 4, 2023-01-20T08:00:00Z, 7, 0",
        "dormant, 1, 2026-01-20T08:00:00Z, 365, 0",
        "dormant, 6, 2023-01-10T08:00:00Z, 365, 0",
    })
    void followsAgeSeverityAndState(String state, int severity, Instant last, int days, int hours) {
        OpenCase open = new OpenCase(AttributionState.of(state), "low", OptionalInt.of(severity), SINCE);

        assertThat(ReviewInterval.of(open, last, TIRANA)).isEqualTo(new ReviewInterval(days, hours));
    }

    @ParameterizedTest(name = "{1} days and {2} hours after {0} is {3}")
    @CsvSource({
        // Hours are hours, whatever the clocks do.
        "2024-03-30T12:00:00+01:00, 0, 24, 2024-03-31T13:00:00+02:00",
        "2024-10-26T12:00:00+02:00, 0, 24, 2024-10-27T11:00:00+01:00",
        // Days keep the hour of the day.
        "2024-03-24T12:00:00+01:00, 7, 0, 2024-03-31T12:00:00+02:00",
        "2024-10-20T12:00:00+02:00, 7, 0, 2024-10-27T12:00:00+01:00",
        // 02:30 does not exist on 31 March 2024: it becomes 03:30.
        "2024-03-24T02:30:00+01:00, 7, 0, 2024-03-31T03:30:00+02:00",
        // 02:30 comes twice on 27 October 2024: the first one counts.
        "2024-10-20T02:30:00+02:00, 7, 0, 2024-10-27T02:30:00+02:00",
        // A year of 365 days after a leap day.
        "2024-02-29T09:00:00+01:00, 365, 0, 2025-02-28T09:00:00+01:00",
        "2023-03-01T09:00:00+01:00, 365, 0, 2024-02-29T09:00:00+01:00",
        // Half of seven days.
        "2024-03-28T09:00:00+01:00, 3, 12, 2024-03-31T21:00:00+02:00",
    })
    void countsByTheCalendarOfTheZone(OffsetDateTime from, int days, int hours, OffsetDateTime to) {
        assertThat(new ReviewInterval(days, hours).after(from.toInstant(), TIRANA))
                .isEqualTo(to.toInstant());
    }

    @ParameterizedTest(name = "known since {0}: dormant at {1}")
    @CsvSource({
        "2020-02-29T09:00:00+01:00, 2023-02-28T09:00:00+01:00",
        "2021-08-31T09:00:00+02:00, 2024-08-31T09:00:00+02:00",
        "2021-03-31T02:30:00+02:00, 2024-03-31T03:30:00+02:00",
        "2021-10-27T02:30:00+02:00, 2024-10-27T02:30:00+02:00",
    })
    void monthsEndWithTheShorterMonth(OffsetDateTime since, OffsetDateTime dormant) {
        OpenCase open = new OpenCase(AttributionState.TECHNICAL, "low", OptionalInt.of(3), since.toInstant());

        assertThat(open.dormantAt(TIRANA)).contains(dormant.toInstant());
    }

    @Test
    void aSeverityThatNobodyHasAssessedWaitsAsLongAsTheLeastSevere() {
        OpenCase open = new OpenCase(AttributionState.CLAIMED, "low", OptionalInt.empty(), SINCE);

        assertThat(ReviewInterval.of(open, SINCE, TIRANA)).isEqualTo(new ReviewInterval(0, 72));
    }
}
