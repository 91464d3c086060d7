package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenCaseTest {

    @ParameterizedTest(name = "a report that is {0} and {1}: on the calendar {2}")
    @CsvSource({
        "live, confirmed, true",
        "backfill, confirmed, true",
        "exercise, confirmed, false",
        "live, false-positive, false"
    })
    void onlyWhatHappenedIsOnTheCalendar(String mode, String determination, boolean isOnCalendar) {
        ACase found = aCase().with("/mode", mode).with("/determination", determination);

        assertThat(OpenCase.of(found.incident(), TIRANA).isPresent()).isEqualTo(isOnCalendar);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "/cause/malicious, no, false",
        "/cause/malicious, unknown, true",
        "/cause/rootCause, human-error, false",
        "/motive/primary, accidental, false"
    })
    void whatNobodyMeantLeavesTheCalendar(String pointer, String value, boolean isOnCalendar) {
        ACase found = aCase().with(pointer, value);

        assertThat(OpenCase.of(found.incident(), TIRANA).isPresent()).isEqualTo(isOnCalendar);
    }

    @ParameterizedTest(name = "aware {0}: age counts from {1}")
    @CsvSource({
        "2023-01-09T10:30:00+01:00, 2023-01-09T09:30:00Z",
        "2023-01-09, 2023-01-08T23:00:00Z",
        "2023-01, 2022-12-31T23:00:00Z"
    })
    void itsAgeCountsFromTheEarliestMomentAtWhichTheOperatorMayHaveBeenAware(String awareAt, Instant since) {
        assertThat(aCase().with("/timeline/awareAt", awareAt).open().since()).isEqualTo(since);
    }

    @Test
    void itsAgeCountsFromWhenWeHeardOfItIfNobodySaidMore() {
        Instant receivedAt = Instant.parse("2023-02-01T08:00:00Z");
        ACase heardOf = aCase().withJson("/timeline", "{\"occurredAt\": \"2020-01-01\"}")
                .receivedAt(receivedAt);

        assertThat(heardOf.open().since()).isEqualTo(receivedAt);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            just before 36 months it is still open                   | investigating | 0          | 2026-01-10T08:59:59.999+01:00 | false
            at 36 months it falls dormant, whatever reviews changed  | investigating | 0 and news | 2026-01-10T09:00:00+01:00     | true
            what is claimed never does                               | claimed       | 2          | 2026-01-10T09:00:00+01:00     | false
            just before 24 months two quiet reviews do not suffice   | investigating | 2          | 2025-01-10T08:59:59.999+01:00 | false
            at 24 months two quiet reviews suffice                   | investigating | 2          | 2025-01-10T09:00:00+01:00     | true
            one quiet review does not                                | investigating | 1          | 2025-01-10T09:00:00+01:00     | false
            nor do two with something new since                      | investigating | 2 and news | 2025-01-10T09:00:00+01:00     | false
            """)
    void fallsDormantByAgeOrWhenReviewsNoLongerChangeAnything(
            String rule, String state, String quietReviews, OffsetDateTime now, boolean falls) {
        boolean hasNews = quietReviews.endsWith("news");
        int unchanged = Integer.parseInt(quietReviews.substring(0, 1));
        AReviewItem item = anItemDueAt(Instant.parse("2024-12-01T08:00:00Z")).unchanged(unchanged);
        ReviewItem stored = (hasNews ? item.withNews("v2:claim:1") : item).build();

        assertThat(aCase().state(state).open().fallsDormant(stored, now.toInstant(), TIRANA))
                .as(rule)
                .isEqualTo(falls);
    }

    @ParameterizedTest(name = "{0} ms after its next step is due: {1}")
    @CsvSource({"-1, false", "0, true"})
    void twoQuietReviewsSufficeOnlyWhenItsNextReviewIsDue(long millis, boolean falls) {
        Instant due = Instant.parse("2025-03-01T08:00:00Z");
        ReviewItem item = anItemDueAt(due).unchanged(2).build();

        assertThat(aCase().state("technical").open().fallsDormant(item, due.plusMillis(millis), TIRANA))
                .isEqualTo(falls);
    }
}
