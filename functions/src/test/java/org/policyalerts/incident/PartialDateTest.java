package org.policyalerts.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

    private static final ZoneId TIRANE = ZoneId.of("Europe/Tirane");

    @ParameterizedTest
    @CsvSource({
        "2023, YEAR, 2022-12-31T23:00:00Z, 2023-12-31T22:59:59.999Z",
        "2024-02, MONTH, 2024-01-31T23:00:00Z, 2024-02-29T22:59:59.999Z",
        "2023-12-25, DAY, 2023-12-24T23:00:00Z, 2023-12-25T22:59:59.999Z",
        // The day on which the clocks go forward has 23 hours.
        "2024-03-31, DAY, 2024-03-30T23:00:00Z, 2024-03-31T21:59:59.999Z",
        "2023-12-25T10:00:00+03:00, INSTANT, 2023-12-25T07:00:00Z, 2023-12-25T07:00:00Z"
    })
    void standsForTheMomentsOfTheZonesCalendar(
            String text, PartialDate.Precision precision, Instant earliest, Instant latest) {
        PartialDate date = date(text);

        assertThat(date.precision()).isEqualTo(precision);
        assertThat(date.earliest(TIRANE)).isEqualTo(earliest);
        assertThat(date.latest(TIRANE)).isEqualTo(latest);
    }

    @ParameterizedTest(name = "{0} is wholly before {1}: {2}")
    @CsvSource({
        "2022, 2023, true",
        "2023, 2023-12-25, false",
        "2023-12-24, 2023-12-25, true",
        "2023-12-25, 2023-12-25T00:00:00+01:00, false",
        "2023-12-25, 2023-12-26T00:00:00+01:00, true",
        "2023-12-25T10:00:00Z, 2023-12-25T11:00:00+01:00, false"
    })
    void isBeforeAnotherOnlyIfNoMomentOfItIsLater(String one, String other, boolean isBefore) {
        assertThat(date(one).isWhollyBefore(date(other), TIRANE)).isEqualTo(isBefore);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "23", "2023-13", "2023-02-30", "1969-12-31", "9999", "2023-12-25T10:00:00", "25.12.2023"})
    void isNoOtherText(String text) {
        assertThat(PartialDate.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2023, false", "2023-12, false", "2023-12-25, true", "2023-12-25T10:00:00Z, true"})
    void countsPeriodsOfDaysOnlyFromAKnownDay(String text, boolean isDayOrFiner) {
        assertThat(date(text).precision().isDayOrFiner()).isEqualTo(isDayOrFiner);
    }

    private static PartialDate date(String text) {
        return PartialDate.parse(text).orElseThrow();
    }
}
