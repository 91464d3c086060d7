package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.AWARE;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;
import static org.policyalerts.attribution.AReviewItem.anItemDueAt;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.Incident;

class ReviewDatesTest {

    private static final Instant SECOND = Instant.parse("2023-01-20T08:00:00Z");
    private static final Instant KNOWN_REVIEW = Instant.parse("2023-01-15T08:00:00Z");

    private final ReviewDates dates = new ReviewDates(TIRANA);

    private Instant next(ReviewInput input) {
        OpenCase open = OpenCase.of(input.incident(), TIRANA).orElseThrow();
        return dates.next(input, open, AWARE);
    }

    @ParameterizedTest(name = "{0}: due {2}")
    @CsvSource(delimiter = '|', textBlock = """
            a date that is set stands              | 2023-02-01T08:00:00Z     | 2023-02-01T08:00:00Z
            a day begins at midnight               | 2023-02-01               | 2023-01-31T23:00:00Z
            one in the past means now              | 1999                     | 2023-01-10T08:00:00Z
            one a year ahead stands                | 2024-01-10T08:00:00Z     | 2024-01-10T08:00:00Z
            one a moment further ahead is cut back | 2024-01-10T08:00:01Z     | 2024-01-10T08:00:00Z
            without one the interval counts        |                          | 2023-01-11T08:00:00Z
            """)
    void theFirstVersionSetsTheDate(String rule, @Nullable String stated, Instant due) {
        ACase first = aCase();
        if (stated != null) {
            first.with("/attribution/nextReviewAt", stated);
        }

        assertThat(next(first.asFirst())).as(rule).isEqualTo(due);
    }

    @ParameterizedTest(name = "{0}: due {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a date that is carried along still stands while it lies ahead | 2023-02-01T08:00:00Z | 2023-02-01T08:00:00Z | 2023-02-01T08:00:00Z
            once it has come it counts no more                            | 2023-01-20T08:00:00Z | 2023-01-20T08:00:00Z | 2023-01-24T08:00:00Z
            one that this version sets and that has passed means now      | 2023-02-01T08:00:00Z | 2023-01-15T08:00:00Z | 2023-01-20T08:00:00Z
            """)
    void aLaterVersionCarriesADateAlongOnlyWhileItLiesAhead(String rule, String before, String after, Instant due) {
        Incident first = aCase().with("/attribution/nextReviewAt", before).incident();
        Incident second = aCase().with("/attribution/nextReviewAt", after)
                .version(2, SECOND)
                .incident();
        ReviewInput input = anItemDueAt(SECOND).inputOf(second, first);

        Instant next = dates.next(input, aCase().open(), Instant.parse("2023-01-17T08:00:00Z"));

        assertThat(next).as(rule).isEqualTo(due);
    }

    @Test
    void aReviewThatShouldHaveBeenIsDueNowAndNotBeforeTheVersionThatSaysSo() {
        ReviewInput input =
                anItemDueAt(SECOND).inputOf(aCase().version(2, SECOND).incident(), aCase().incident());

        assertThat(next(input)).isEqualTo(SECOND);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            nobody has reviewed it: counted from when it came         |                      | 2023-01-10T08:00:00Z
            it says when it was reviewed                              | 2023-01-05T08:00:00Z | 2023-01-05T08:00:00Z
            it was reviewed the moment it came                        | 2023-01-10T08:00:00Z | 2023-01-10T08:00:00Z
            it says that it will have been reviewed, which is a slip  | 2023-01-10T08:00:01Z | 2023-01-10T08:00:00Z
            """)
    void theFirstVersionMaySayWhenItWasReviewed(String rule, @Nullable String stated, Instant reviewedAt) {
        ACase first = aCase();
        if (stated != null) {
            first.with("/attribution/lastReviewedAt", stated);
        }

        assertThat(dates.lastReview(first.asFirst())).as(rule).isEqualTo(reviewedAt);
    }

    @ParameterizedTest(name = "{0}: {3}")
    @CsvSource(delimiter = '|', textBlock = """
            a version that does not touch the attribution is no review | /title                     | Other                | 2023-01-15T08:00:00Z
            one that moves its state is                                | /attribution/status        | investigating        | 2023-01-20T08:00:00Z
            one that moves its confidence is                           | /attribution/confidence    | low                  | 2023-01-20T08:00:00Z
            one that says when says when                               | /attribution/lastReviewedAt | 2023-01-18T08:00:00Z | 2023-01-18T08:00:00Z
            """)
    void aLaterVersionIsAReviewIfItMovesTheAttribution(String rule, String pointer, String value, Instant reviewedAt) {
        Incident second = aCase().with(pointer, value).version(2, SECOND).incident();
        ReviewInput input = anItemDueAt(SECOND).lastReviewAt(KNOWN_REVIEW).inputOf(second, aCase().incident());

        assertThat(dates.lastReview(input)).as(rule).isEqualTo(reviewedAt);
    }

    @Test
    void aVersionThatRecordsAReviewIsOneAlthoughNothingMoved() {
        ReviewInput input = anItemDueAt(SECOND)
                .lastReviewAt(KNOWN_REVIEW)
                .inputOfReview(aCase().version(2, SECOND).incident(), aCase().incident(), "staff");

        assertThat(dates.lastReview(input)).isEqualTo(SECOND);
    }

    @ParameterizedTest(name = "{0}: {4}")
    @CsvSource(delimiter = '|', textBlock = """
            its next step comes first       | technical  | 2023-02-01T08:00:00Z | unassessed | 2023-02-01T08:00:00Z
            an escalation comes first       | unassessed | 2023-02-01T08:00:00Z | other      | 2023-01-13T08:00:00Z
            the escalation was given before | unassessed | 2023-02-01T08:00:00Z | unassessed | 2023-02-01T08:00:00Z
            its 36 months end first         | technical  | 2026-02-01T08:00:00Z | unassessed | 2026-01-10T08:00:00Z
            """)
    void theScheduleLooksAtItForWhateverComesFirst(
            String rule, String state, Instant dueAt, String known, Instant moment) {
        ReviewItem item = anItemDueAt(dueAt).knowing(known).build();

        assertThat(dates.moment(item, aCase().severity(1).state(state).open()))
                .as(rule)
                .isEqualTo(moment);
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource({
        "2023-01-10T08:00:00Z, 2023-01-10T08:00:00Z",
        "2023-01-10T08:00:00.001Z, 2023-01-10T08:00:00.001Z",
        "2023-01-10T08:00:00.001000001Z, 2023-01-10T08:00:00.002Z"
    })
    void partsOfAMillisecondAreRoundedUp(Instant moment, Instant rounded) {
        assertThat(ReviewDates.toMillisUp(moment)).isEqualTo(rounded);
    }
}
