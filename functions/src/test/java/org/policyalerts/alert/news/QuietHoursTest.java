package org.policyalerts.alert.news;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.policy.Severity;

class QuietHoursTest {

    private final QuietHours quiet = new QuietHours(ZoneId.of("Europe/Tirane"));

    @ParameterizedTest
    @CsvSource({
        "2023-12-26T06:59:00+01:00, MEDIUM, 2023-12-26T07:00:00+01:00",
        "2023-12-26T07:00:00+01:00, MEDIUM, 2023-12-26T07:00:00+01:00",
        "2023-12-26T19:59:00+01:00, INFO, 2023-12-26T19:59:00+01:00",
        "2023-12-26T20:00:00+01:00, INFO, 2023-12-27T07:00:00+01:00",
        "2023-12-31T23:00:00+01:00, MEDIUM, 2024-01-01T07:00:00+01:00",
        "2023-12-26T03:00:00+01:00, HIGH, 2023-12-26T03:00:00+01:00",
        "2023-12-26T03:00:00+01:00, CRITICAL, 2023-12-26T03:00:00+01:00",
        "2024-03-30T22:00:00+01:00, MEDIUM, 2024-03-31T07:00:00+02:00"
    })
    void onlyWhatIsHighWakesAnybody(String moment, Severity severity, String goesOut) {
        assertThat(quiet.after(instant(moment), severity)).isEqualTo(instant(goesOut));
    }

    private static Instant instant(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }
}
