package org.policyalerts.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeFormatTest {

    @ParameterizedTest(name = "{1} in {0}")
    @CsvSource({
        "Europe/Tirane, 2023-12-26T19:00:00Z, Tue 26 Dec 2023 20:00 (UTC+01:00), 26 Dec 20:00",
        "Europe/Tirane, 2024-07-01T22:05:59Z, Tue 2 Jul 2024 00:05 (UTC+02:00), 2 Jul 00:05",
        "UTC, 2023-12-26T19:00:00Z, Tue 26 Dec 2023 19:00 (UTC), 26 Dec 19:00",
        "Asia/Kathmandu, 2023-12-26T19:00:00Z, Wed 27 Dec 2023 00:45 (UTC+05:45), 27 Dec 00:45",
    })
    void writesMomentsInTheZoneWithItsOffsetOfThatDay(ZoneId zone, Instant moment, String full, String brief) {
        TimeFormat times = new TimeFormat(zone);

        assertThat(times.full(moment)).isEqualTo(full);
        assertThat(times.brief(moment)).isEqualTo(brief);
    }
}
