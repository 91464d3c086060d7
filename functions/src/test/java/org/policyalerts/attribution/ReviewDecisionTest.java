package org.policyalerts.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.policyalerts.attribution.ACase.TIRANA;
import static org.policyalerts.attribution.ACase.aCase;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.policyalerts.incident.validation.Problem;

class ReviewDecisionTest {

    private static final Instant NOW = Instant.parse("2023-02-01T08:00:00Z");

    private static ReviewDecision decision(String status, @Nullable String note, @Nullable String nextReviewAt) {
        return new ReviewDecision(
                AttributionState.of(status),
                Optional.empty(),
                Optional.ofNullable(note),
                Optional.ofNullable(nextReviewAt).map(Instant::parse));
    }

    private static List<String> problems(ACase found, ReviewDecision decision) {
        return decision.problems(found.report(), NOW, TIRANA).stream()
                .map(Problem::toString)
                .toList();
    }

    /** Stored with reviews since the first edition: a repeat would not be recognised in another form. */
    @Test
    void isKnownByTheTextThatIsStored() {
        Instant next = Instant.parse("2024-01-11T23:00:00Z");
        ReviewDecision full = new ReviewDecision(
                AttributionState.CLOSED_UNRESOLVED, Optional.of("low"), Optional.of("100 %d asked"), Optional.of(next));

        assertThat(full.askedBy("staff"))
                .isEqualTo(
                        "staff|Outcome[status=CLOSED_UNRESOLVED, confidence=Optional[low], note=Optional[100 %d asked],"
                                + " nextReviewAt=Optional[2024-01-11T23:00:00Z]]");
        assertThat(decision("dormant", null, null).askedBy("the schedule"))
                .isEqualTo("the schedule|Outcome[status=DORMANT, confidence=Optional.empty, note=Optional.empty,"
                        + " nextReviewAt=Optional.empty]");
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            now is too early             | 2023-02-01T08:00:00Z     | false
            a moment later will do       | 2023-02-01T08:00:00.001Z | true
            a year ahead will do         | 2024-02-01T08:00:00Z     | true
            a moment further ahead not   | 2024-02-01T08:00:00.001Z | false
            """)
    void itsDateLiesAfterNowAndAtMostAYearAhead(String rule, String nextReviewAt, boolean isRight) {
        assertThat(problems(aCase(), decision("claimed", null, nextReviewAt)))
                .as(rule)
                .hasSize(isRight ? 0 : 1);
    }

    @ParameterizedTest(name = "assessed with confidence {0}, decided {1}: a date makes sense {2}")
    @CsvSource({"low, , true", "high, , false", "high, low, true", "low, high, false"})
    void aDateMakesSenseOnlyForWhatStaysOnTheCalendar(String before, @Nullable String decided, boolean makesSense) {
        ACase assessed = aCase().state("assessed")
                .withJson("/attribution/assessments", "[{\"by\": \"CISA\"}]")
                .with("/attribution/confidence", before);
        ReviewDecision decision = new ReviewDecision(
                AttributionState.ASSESSED,
                Optional.ofNullable(decided),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(60)));

        assertThat(problems(assessed, decision)).hasSize(makesSense ? 0 : 1);
    }

    @ParameterizedTest(name = "from {0} to {1}, note {2}: {3}")
    @CsvSource({
        "dormant, investigating, , false",
        "dormant, investigating, A new witness, true",
        "dormant, dormant, , true",
        "refuted, closed-unresolved, , false",
        "claimed, investigating, , true"
    })
    void givingUpAndTakingUpAgainHaveToBeExplained(String from, String to, @Nullable String note, boolean isRight) {
        assertThat(problems(aCase().state(from), decision(to, note, null))).hasSize(isRight ? 0 : 1);
    }
}
