package org.policyalerts.policy.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.text.CsvTable;

/** Spans of time, and the periods that laws set with them. */
class TimeSpanTest {

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "P0D, true",
        "PT0S, true",
        "P100Y, true",
        "P36600D, true",
        "PT878400H, true",
        "P36601D, false",
        "PT-1S, false",
        "P-1D, false",
        "P1000000000Y, false",
        "a day, false",
        "PT, false"
    })
    void isOfAtMostAHundredYearsAndNotNegative(String text, boolean isSpan) {
        assertThat(TimeSpan.parse(text)).matches(span -> span.isPresent() == isSpan);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"P1M, true", "P1Y, true", "P31D, false", "PT720H, false"})
    void knowsWhetherItCountsMonths(String text, boolean countsMonths) {
        assertThat(TimeSpan.parse(text).orElseThrow().countsMonths()).isEqualTo(countsMonths);
    }

    @ParameterizedTest(name = "{0} reaches back from {2} to {1}: {3}")
    @CsvSource({
        "P1M, 2023-02-28T00:00:00Z, 2023-03-31T00:00:00Z, true",
        "P1M, 2023-02-27T23:59:59Z, 2023-03-31T00:00:00Z, false",
        "P1M, 2023-07-01T00:00:00Z, 2023-08-01T00:00:00Z, true",
        "P1M, 2023-06-30T23:59:59Z, 2023-08-01T00:00:00Z, false",
        "P1D, 2023-08-08T00:00:00Z, 2023-08-15T00:00:00Z, false",
        "P8D, 2023-08-08T00:00:00Z, 2023-08-10T00:00:00Z, true"
    })
    void reachesBackByTheCalendar(String text, Instant date, Instant to, boolean reaches) {
        assertThat(TimeSpan.parse(text).orElseThrow().reaches(date, to, ZoneOffset.UTC))
                .isEqualTo(reaches);
    }

    @Test
    void isWhatIsWritten() {
        assertThat(TimeSpan.parse("P1D"))
                .isEqualTo(TimeSpan.parse("P1D"))
                .isNotEqualTo(TimeSpan.parse("PT24H"))
                .hasToString("Optional[P1D]");
    }

    @ParameterizedTest(name = "on {0}: {1}")
    @CsvSource({
        "2023-12-31, PT24H",
        "2024-01-01, PT12H",
        "2024-12-31, PT12H",
        "2025-01-01, ",
    })
    void aLawsPeriodHoldsOnBothItsDays(LocalDate day, String period) {
        LegalPack pack = LegalPack.of(CsvTable.read("""
                jurisdiction,duty,from,to,within
                AL,early-warning,,2023-12-31,PT24H
                AL,early-warning,2024-01-01,2024-12-31,PT12H
                AL,final-report,,,P30D
                """));

        assertThat(pack.period("AL", "early-warning", day).map(TimeSpan::text)).isEqualTo(Optional.ofNullable(period));
        assertThat(pack.period("IT", "early-warning", day)).isEmpty();
        assertThat(pack.keys()).containsExactlyInAnyOrder("early-warning", "final-report");
    }
}
