package org.policyalerts.alert.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.alert.digest.DigestPeriod.Kind;

/** In Tirana, an hour ahead of UTC in winter. */
class DigestPeriodTest {

    private static final ZoneId TIRANA = ZoneId.of("Europe/Tirane");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2023-12-27T05:59:59Z, 2023-W52",
        "2023-12-27T06:00:00Z, 2023-12-27 2023-W52",
        "2023-12-31T23:30:00Z, ''",
        "2024-01-01T05:59:59Z, ''",
        "2024-01-01T06:00:00Z, 2024-01-01 2024-W01",
        "2024-07-01T05:00:00Z, 2024-07-01 2024-W27"
    })
    void aDayIsDueAtSevenAndAWeekOnItsMondayAtSeven(Instant now, String due) {
        assertThat(DigestPeriod.due(now, TIRANA).stream().map(DigestPeriod::name))
                .containsExactly(due.isEmpty() ? new String[0] : due.split(" ", -1));
    }

    @Test
    void aWeekIsNamedByTheYearThatMostOfItLiesIn() {
        assertThat(new DigestPeriod(Kind.WEEKLY, LocalDate.parse("2024-12-30")).name())
                .isEqualTo("2025-W01");
        assertThat(new DigestPeriod(Kind.DAILY, LocalDate.parse("2024-12-30")).name())
                .isEqualTo("2024-12-30");
    }

    @Test
    void whatIsToldAsSinceBeginsOnePeriodBack() {
        Instant now = Instant.parse("2024-01-08T06:00:00Z");
        LocalDate monday = LocalDate.parse("2024-01-08");

        assertThat(new DigestPeriod(Kind.DAILY, monday).since(now)).isEqualTo("2024-01-07T06:00:00Z");
        assertThat(new DigestPeriod(Kind.WEEKLY, monday).since(now)).isEqualTo("2024-01-01T06:00:00Z");
    }
}
